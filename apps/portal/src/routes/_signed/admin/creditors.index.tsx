import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { CreditorsPage } from '../../../features/creditors/creditors-page.tsx';

export const Route = createFileRoute('/_signed/admin/creditors/')({
  validateSearch: z.object({ text: z.catch(z.optional(z.string()), undefined), renew: z.catch(z.optional(z.boolean()), undefined) }),
  component: Creditors,
});

function Creditors() {
  const navigate = Route.useNavigate();
  const { text = '', renew = false } = Route.useSearch();
  return <CreditorsPage text={text} renew={renew} onText={(next) => void navigate({ search: next ? { text: next } : {}, replace: true })} onRenew={(next) => void navigate({ search: next ? { renew: true } : {} })} />;
}
