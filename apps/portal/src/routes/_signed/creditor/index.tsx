import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Page } from '@quittance/ui';
import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/_signed/creditor/')({ component: Creditor });

function Creditor() {
  const { t } = useLingui();
  return (
    <Page title={t`Vue d’ensemble`} layout="scroll">
      <Empty title={<Trans>Ici paraîtra où en est votre argent.</Trans>}><Trans>Ce qui reste à recouvrer, ce qui est promis, et chaque dépôt, dès que vous avez confié des factures.</Trans></Empty>
    </Page>
  );
}
