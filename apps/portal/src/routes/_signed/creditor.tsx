import { createFileRoute, Outlet, useMatchRoute } from '@tanstack/react-router';
import { useMay, useMe } from '../../app/session.tsx';
import { Missing } from '../../app/states.tsx';

/** A creditor's own pages; a deposit may also be read by those of the agency who may read deposits. */
export const Route = createFileRoute('/_signed/creditor')({ component: Creditor });

function Creditor() {
  const may = useMay();
  const deposits = useMatchRoute()({ to: '/creditor/deposits', fuzzy: true });
  return useMe().workspace === 'creditor' || (deposits && may('read', 'Deposit')) ? <Outlet /> : <Missing />;
}
