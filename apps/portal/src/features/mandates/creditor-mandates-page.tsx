import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Loading, Page } from '@quittance/ui';
import { useLive } from '../../app/live.tsx';
import { useMe } from '../../app/session.tsx';
import { PageFault } from '../../app/states.tsx';
import { CREDITOR } from '../creditors/creditors.queries.ts';
import { MandateBlock } from './mandate-block.tsx';
import { MyRenewals } from './renewals.tsx';
import { SignaturesBlock } from './signatures-block.tsx';
import '../creditors/creditors.css';

/** What his company has signed with the agency, and what it is asked to sign. */
export function CreditorMandatesPage() {
  const { t } = useLingui();
  const id = useMe().creditorId ?? '';
  const { data, error, refetch } = useQuery(CREDITOR, { variables: { id }, fetchPolicy: 'cache-and-network' });
  useLive(['MandateRegistered', 'MandateEnded', 'MandateSigned', 'DepositConfirmed', 'Resync'], () => void refetch());
  const creditor = data?.creditor;
  if (error && !creditor) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!creditor) return <Page title={t`Mandats`}><Loading lines={10} /></Page>;
  return (
    <Page title={t`Mandats`} context={creditor.name}>
      <MyRenewals creditorId={id} />
      <SignaturesBlock creditorId={id} mandates={creditor.mandates} />
      {creditor.mandates.length === 0 && <Empty title={<Trans>Aucun mandat encore.</Trans>}><Trans>Dès que l’agence vous en propose un, il paraît ici, à lire et à signer.</Trans></Empty>}
      {creditor.mandates.map((mandate) => <MandateBlock key={mandate.id} mandate={mandate} caseCount={creditor.caseCount} onChanged={() => void refetch()} />)}
    </Page>
  );
}
