import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { AccountedCasesPage } from '../../workspaces/accountant/cases-page.tsx';

export const Route = createFileRoute('/_signed/accounting_/cases')({
  validateSearch: z.object({ text: z.catch(z.optional(z.string()), undefined) }),
  component: Cases,
});

function Cases() {
  const { text = '' } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <AccountedCasesPage text={text} onText={(next) => void navigate({ search: next ? { text: next } : {}, replace: true })} />;
}
