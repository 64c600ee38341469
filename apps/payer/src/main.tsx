/** In the browser: takes over the page that the server rendered, keeps it current, saves a few steps. Nothing here computes. */
import './payer.css';
import { I18nProvider } from '@lingui/react';
import { useEffect, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { i18nOf } from './i18n.ts';
import { copyOnPress, follow, recomputeOnChange } from './lively.ts';
import { Page } from './page.tsx';
import type { PageData } from './view.ts';

const root = document.getElementById('root')!;
const first = JSON.parse(root.dataset['page']!) as PageData;
const { messages } = first.locale === 'en' ? await import('./locales/en.po') : await import('./locales/fr.po');
const i18n = i18nOf(first.locale, messages);

function Lively() {
  const [data, show] = useState(first);
  const [lively, wake] = useState(false);
  useEffect(() => {
    wake(true);
    copyOnPress();
    recomputeOnChange(show);
    if (first.live) follow(show);
  }, []);
  return <I18nProvider i18n={i18n}><Page data={data} lively={lively} /></I18nProvider>;
}

hydrateRoot(root, <Lively />);
