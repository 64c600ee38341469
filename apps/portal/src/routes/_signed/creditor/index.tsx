import { createFileRoute } from '@tanstack/react-router';
import { CreditorHomePage } from '../../../workspaces/creditor/home-page.tsx';

export const Route = createFileRoute('/_signed/creditor/')({ component: CreditorHomePage });
