import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { CreditorsPage } from '../../../features/creditors/creditors-page.tsx';

export const Route = createFileRoute('/_signed/admin/creditors/')({
  validateSearch: z.object({ text: z.catch(z.optional(z.string()), undefined) }),
  component: Creditors,
});

function Creditors() {
  const navigate = Route.useNavigate();
  return <CreditorsPage text={Route.useSearch().text ?? ''} onText={(text) => void navigate({ search: text ? { text } : {}, replace: true })} />;
}
