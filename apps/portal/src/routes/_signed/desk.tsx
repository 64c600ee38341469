import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Page } from '@quittance/ui';
import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/_signed/desk')({ component: Desk });

function Desk() {
  const { t } = useLingui();
  return (
    <Page title={t`Ma file`} layout="scroll">
      <Empty title={<Trans>Ici paraîtra votre file du jour.</Trans>}><Trans>Elle se remplit dès qu’un créancier a confié des factures : les promesses échues d’abord, puis les rappels et les nouveaux dossiers.</Trans></Empty>
    </Page>
  );
}
