import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { DepositPage } from '../../../features/deposits/deposit-page.tsx';

export const Route = createFileRoute('/_signed/creditor/deposits/$id')({
  validateSearch: z.object({ placed: z.catch(z.optional(z.boolean()), undefined) }),
  component: Deposit,
});

function Deposit() {
  const { id } = Route.useParams();
  return <DepositPage key={id} id={id} placed={Route.useSearch().placed ?? false} />;
}
