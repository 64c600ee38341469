import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { RecordPaymentPage } from '../../features/payments/record-payment-page.tsx';

export const Route = createFileRoute('/_signed/payments/new')({
  validateSearch: z.object({ case: z.catch(z.optional(z.string()), undefined) }),
  component: New,
});

function New() {
  const { case: caseId } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <RecordPaymentPage caseId={caseId ?? null} onCase={(next) => void navigate({ search: next ? { case: next } : {}, replace: true })} />;
}
