import { useLingui } from '@lingui/react/macro';
import { Contest } from './pages/contest.tsx';
import { Code, Entrance } from './pages/entrance.tsx';
import { Nothing } from './pages/nothing.tsx';
import { Pay } from './pages/pay.tsx';
import { Plan } from './pages/plan.tsx';
import { Rights } from './pages/rights.tsx';
import { Statement } from './pages/statement.tsx';
import { Frame } from './parts/frame.tsx';
import type { PageData } from './view.ts';

/** The debtor's page: from its data alone. `lively`: the browser has taken it over. */
export function Page({ data, lively = false }: { data: PageData; lively?: boolean }) {
  return <Frame frame={data}>{inside(data, lively)}</Frame>;
}

function inside(data: PageData, lively: boolean) {
  switch (data.page) {
    case 'entrance': return <Entrance entrance={data.entrance} />;
    case 'code': return <Code code={data.code} agency={data.agency} />;
    case 'statement': return <Statement statement={data.statement} agency={data.agency} />;
    case 'pay': return <Pay pay={data.pay} lively={lively} />;
    case 'plan': return <Plan plan={data.plan} lively={lively} />;
    case 'contest': return <Contest contest={data.contest} />;
    case 'rights': return <Rights agency={data.agency} visiting={data.visiting} rights={data.rights} />;
    default: return <Nothing code={data.code} />;
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
