import { Contest } from './pages/contest.tsx';
import { Pay } from './pages/pay.tsx';
import { Plan } from './pages/plan.tsx';
import { Statement } from './pages/statement.tsx';
import { Frame } from './parts/frame.tsx';
import type { PageData } from './view.ts';

/** The pages that change by what happens on the case: these alone travel to the browser as script. */
export type LiveData = Extract<PageData, { page: 'statement' | 'pay' | 'plan' | 'contest' }>;
export const isLive = (data: PageData): data is LiveData => data.page === 'statement' || data.page === 'pay' || data.page === 'plan' || data.page === 'contest';

/** `lively`: the browser has taken it over. */
export function LivePage({ data, lively = false }: { data: LiveData; lively?: boolean }) {
  return <Frame frame={data}>{inside(data, lively)}</Frame>;
}

function inside(data: LiveData, lively: boolean) {
  switch (data.page) {
    case 'statement': return <Statement statement={data.statement} agency={data.agency} />;
    case 'pay': return <Pay pay={data.pay} lively={lively} />;
    case 'plan': return <Plan plan={data.plan} lively={lively} />;
    case 'contest': return <Contest contest={data.contest} />;
  }
}
