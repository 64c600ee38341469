import { createFileRoute } from '@tanstack/react-router';
import { SupervisionPage } from '../../workspaces/supervisor/supervision-page.tsx';

export const Route = createFileRoute('/_signed/supervision')({ component: SupervisionPage });
