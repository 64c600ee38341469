import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Page } from '@quittance/ui';
import { useMay } from '../../app/session.tsx';
import { LinkButton, Missing } from '../../app/states.tsx';
import { PaymentsList } from '../../features/payments/payments-list.tsx';
import type { PaymentsView } from '../../features/payments/payments-view.ts';
import { graphql } from '../../gql/index.ts';
import './accounting.css';

const ACCOUNT = graphql(`query SegregatedAccount { agency { name segregatedIban segregatedBic segregatedAccountName } }`);

/** The accountant's day: what came in, and the account that receives it; N records the next one. */
export function AccountingPage({ view, onView }: { view: PaymentsView; onView: (view: PaymentsView) => void }) {
  const { t } = useLingui();
  const may = useMay();
  const { data } = useQuery(ACCOUNT);
  const account = data?.agency;
  if (!may('read', 'Payment')) return <Missing />;
  return (
    <Page title={t`Encaissements`} aside={may('record', 'Payment') ? <LinkButton to="/payments/new" search={{}} kind="primary" kbd="n"><Trans>Enregistrer un paiement</Trans></LinkButton> : undefined} layout="fixed" className="accounting payments-page">
      {account && <p className="account"><span className="faint">{t`Compte affecté aux fonds des créanciers`}</span> <b>{account.segregatedAccountName}</b> <span className="iban">{account.segregatedIban.replace(/(.{4})(?=.)/g, '$1\u00a0')}</span> <span className="faint">{account.segregatedBic}</span></p>}
      <PaymentsList view={view} onView={onView} />
    </Page>
  );
}
