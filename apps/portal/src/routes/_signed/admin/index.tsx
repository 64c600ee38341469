import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Page } from '@quittance/ui';
import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/_signed/admin/')({ component: Admin });

function Admin() {
  const { t } = useLingui();
  return (
    <Page title={t`Agence`} layout="scroll">
      <Empty title={<Trans>Ici se règlent l’agence, ses créanciers et leurs mandats.</Trans>}><Trans>L’assurance, la déclaration au procureur, le compte affecté, puis un créancier et son mandat.</Trans></Empty>
    </Page>
  );
}
