import { createFileRoute } from '@tanstack/react-router';
import { PolicyPage } from '../../features/conduct/policy-page.tsx';

export const Route = createFileRoute('/_signed/settings/contact')({ component: PolicyPage });
