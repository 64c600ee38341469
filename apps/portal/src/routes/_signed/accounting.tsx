import { createFileRoute } from '@tanstack/react-router';
import { paymentsSearch } from '../../features/payments/payments-view.ts';
import { AccountingPage } from '../../workspaces/accountant/accounting-page.tsx';

export const Route = createFileRoute('/_signed/accounting')({ validateSearch: paymentsSearch, component: Accounting });

function Accounting() {
  const navigate = Route.useNavigate();
  return <AccountingPage view={Route.useSearch()} onView={(view) => void navigate({ search: view, replace: true })} />;
}
