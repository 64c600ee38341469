import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Page } from '@quittance/ui';
import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/_signed/supervision')({ component: Supervision });

function Supervision() {
  const { t } = useLingui();
  return (
    <Page title={t`Pilotage`} layout="scroll">
      <Empty title={<Trans>Ici paraîtra la charge de chacun.</Trans>}><Trans>Les dossiers sans prochain geste, les délais dépassés et les prescriptions proches, collecteur par collecteur.</Trans></Empty>
    </Page>
  );
}
