import { createFileRoute } from '@tanstack/react-router';
import { CreditorMandatesPage } from '../../../features/mandates/creditor-mandates-page.tsx';

export const Route = createFileRoute('/_signed/creditor/mandates')({ component: CreditorMandatesPage });
