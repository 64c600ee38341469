import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Page, useFormats } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { CaseList } from '../../features/cases/case-list.tsx';
import { graphql } from '../../gql/index.ts';
import './accounting.css';

const ACCOUNT = graphql(`query SegregatedAccount { agency { name segregatedIban segregatedBic segregatedAccountName } }`);

/** The accountant reads what is due, case by case, to the cent; the account that receives it is named above. */
export function AccountingPage({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const { data } = useQuery(ACCOUNT);
  const account = data?.agency;
  return (
    <Page title={t`Comptes`} context={t`ce qui est dû sur chaque dossier, au centime`} aside={<><Link to="/letters" search={{}}>{t`Courriers`}</Link><span>{day(today, 'full')}</span></>} layout="fixed" className="accounting">
      {account && <p className="account"><span className="faint">{t`Compte affecté aux fonds des créanciers`}</span> <b>{account.segregatedAccountName}</b> <span className="iban">{account.segregatedIban.replace(/(.{4})(?=.)/g, '$1\u00a0')}</span> <span className="faint">{account.segregatedBic}</span></p>}
      <CaseList text={text} onText={onText} />
    </Page>
  );
}
