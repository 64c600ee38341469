import { createFileRoute } from '@tanstack/react-router';
import { AgencyPage } from '../../../features/agency/agency-page.tsx';

export const Route = createFileRoute('/_signed/admin/agency')({ component: AgencyPage });
