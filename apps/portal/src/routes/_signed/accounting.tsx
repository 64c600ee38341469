import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { AccountingPage } from '../../workspaces/accountant/accounting-page.tsx';

export const Route = createFileRoute('/_signed/accounting')({
  validateSearch: z.object({ text: z.catch(z.optional(z.string()), undefined) }),
  component: Accounting,
});

function Accounting() {
  const { text = '' } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <AccountingPage text={text} onText={(next) => void navigate({ search: next ? { text: next } : {}, replace: true })} />;
}
