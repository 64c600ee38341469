import { useLingui } from '@lingui/react/macro';
import { isLive, LivePage } from './live-page.tsx';
import { Code, Entrance } from './pages/entrance.tsx';
import { Nothing } from './pages/nothing.tsx';
import { Rights } from './pages/rights.tsx';
import { Frame } from './parts/frame.tsx';
import type { PageData } from './view.ts';

/** The debtor's page: from its data alone. */
export function Page({ data, lively = false }: { data: PageData; lively?: boolean }) {
  return isLive(data) ? <LivePage data={data} lively={lively} /> : <Frame frame={data}>{still(data)}</Frame>;
}

function still(data: PageData) {
  switch (data.page) {
    case 'entrance': return <Entrance entrance={data.entrance} />;
    case 'code': return <Code code={data.code} agency={data.agency} />;
    case 'rights': return <Rights agency={data.agency} visiting={data.visiting} rights={data.rights} />;
    case 'nothing': return <Nothing code={data.code} />;
    default: return null;
  }
}

/** The name of the page, as the browser's tab has it. */
export function useTitle(data: PageData): string {
  const { t } = useLingui();
  const titles: Record<PageData['page'], string> = {
    entrance: t`Votre dossier`, code: t`Recevoir un code`, statement: t`Votre décompte`, pay: t`Payer par virement`, plan: t`Payer en plusieurs fois`, contest: t`Je ne suis pas d’accord`, rights: t`Aide, droits et données`, nothing: t`Votre dossier`,
  };
  return `${titles[data.page]} — ${data.agency.name}`;
}
