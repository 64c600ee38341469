import { createFileRoute } from '@tanstack/react-router';
import { StudiesPage } from '../../../features/studies/studies-page.tsx';

export const Route = createFileRoute('/_signed/admin/studies/')({ component: StudiesPage });
