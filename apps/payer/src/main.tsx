/** In the browser: takes over the page that the server rendered, keeps it current, saves a few steps. Nothing here computes. */
import './payer.css';
import { I18nProvider } from '@lingui/react';
import { hydrate } from 'preact';
import { useEffect, useState, type ReactElement } from 'react';
import { i18nOf } from './i18n.ts';
import type { LiveData } from './live-page.tsx';
import { copyOnPress, follow, recomputeOnChange } from './lively.ts';
import { Frame } from './parts/frame.tsx';

type Inside = (data: LiveData, lively: boolean) => ReactElement;

/** Each page brings its own part alone. */
const PAGES: { [P in LiveData['page']]: () => Promise<(data: Extract<LiveData, { page: P }>, lively: boolean) => ReactElement> } = {
  statement: async () => { const { Statement } = await import('./pages/statement.tsx'); return (data) => <Statement statement={data.statement} agency={data.agency} />; },
  pay: async () => { const { Pay } = await import('./pages/pay.tsx'); return (data, lively) => <Pay pay={data.pay} lively={lively} />; },
  plan: async () => { const { Plan } = await import('./pages/plan.tsx'); return (data, lively) => <Plan plan={data.plan} lively={lively} />; },
  contest: async () => { const { Contest } = await import('./pages/contest.tsx'); return (data) => <Contest contest={data.contest} />; },
};

const root = document.getElementById('root')!;
const first = JSON.parse(root.dataset['page']!) as LiveData;
const [{ messages }, inside] = await Promise.all([first.locale === 'en' ? import('./locales/live/en.po') : import('./locales/live/fr.po'), PAGES[first.page]() as Promise<Inside>]);
const i18n = i18nOf(first.locale, messages);

function Lively() {
  const [data, show] = useState(first);
  const [lively, wake] = useState(false);
  useEffect(() => {
    wake(true);
    const fresh: Parameters<typeof follow>[0] = (now) => (now.page === first.page ? show(now as LiveData) : location.reload());
    copyOnPress();
    recomputeOnChange(fresh);
    if (first.live) follow(fresh);
  }, []);
  return <I18nProvider i18n={i18n}><Frame frame={data}>{inside(data, lively)}</Frame></I18nProvider>;
}

hydrate((<Lively />) as never, root);
