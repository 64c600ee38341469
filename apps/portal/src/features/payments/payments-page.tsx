import { useLingui } from '@lingui/react/macro';
import { Page } from '@quittance/ui';
import { useMay } from '../../app/session.tsx';
import { Missing } from '../../app/states.tsx';
import { PaymentsList } from './payments-list.tsx';
import type { PaymentsView } from './payments-view.ts';

/** What came in, for all who may read it: the agency's own people, and a creditor what is his. */
export function PaymentsPage({ view, onView }: { view: PaymentsView; onView: (view: PaymentsView) => void }) {
  const { t } = useLingui();
  const may = useMay();
  if (!may('read', 'Payment')) return <Missing />;
  return <Page title={t`Encaissements`} layout="fixed" className="column-page payments-page"><PaymentsList view={view} onView={onView} /></Page>;
}
