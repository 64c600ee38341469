import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Page } from '@quittance/ui';
import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/_signed/accounting')({ component: Accounting });

function Accounting() {
  const { t } = useLingui();
  return (
    <Page title={t`Comptes`} layout="scroll">
      <Empty title={<Trans>Ici paraîtront les encaissements.</Trans>}><Trans>Le relevé de banque, le compte affecté et la somme des dossiers, au centime.</Trans></Empty>
    </Page>
  );
}
