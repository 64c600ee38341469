import { createFileRoute } from '@tanstack/react-router';
import { PaymentsPage } from '../../features/payments/payments-page.tsx';
import { paymentsSearch } from '../../features/payments/payments-view.ts';

export const Route = createFileRoute('/_signed/payments/')({ validateSearch: paymentsSearch, component: Payments });

function Payments() {
  const navigate = Route.useNavigate();
  return <PaymentsPage view={Route.useSearch()} onView={(view) => void navigate({ search: view, replace: true })} />;
}
