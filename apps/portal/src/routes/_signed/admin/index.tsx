import { createFileRoute } from '@tanstack/react-router';
import { AdministratorHomePage } from '../../../workspaces/administrator/home-page.tsx';

export const Route = createFileRoute('/_signed/admin/')({ component: AdministratorHomePage });
