import { I18nProvider } from '@lingui/react';
import { renderToString } from 'react-dom/server';
import { i18nOf } from './i18n.ts';
import { messages as en } from './locales/live/en.po';
import { messages as fr } from './locales/live/fr.po';
import { messages as stillEn } from './locales/still/en.po';
import { messages as stillFr } from './locales/still/fr.po';
import { Page, useTitle } from './page.tsx';
import type { PageData } from './view.ts';

/** Addresses of what the page loads, as the build named it; null: the page stands without. */
export interface Assets { script: string | null; styles: readonly string[]; preloads: readonly string[] }

const CATALOGUES = { fr: { ...fr, ...stillFr }, en: { ...en, ...stillEn } };

/** The whole document. Its data lie in an attribute of the root: no inline script, no inline style. What does not change under the reader's eyes loads no script at all. */
export function renderPage(data: PageData, assets: Assets): string {
  const provided = (element: React.ReactElement) => renderToString(<I18nProvider i18n={i18nOf(data.locale, CATALOGUES[data.locale])}>{element}</I18nProvider>);
  const root = provided(<Page data={data} />);
  const title = provided(<Title data={data} />);
  const shell = renderToString(
    <>
      {assets.styles.map((href) => <link key={href} rel="stylesheet" href={href} />)}
      {data.live && assets.preloads.map((href) => <link key={href} rel="modulepreload" href={href} />)}
      {data.live && assets.script && <script type="module" src={assets.script} />}
    </>,
  );
  return `<!doctype html><html lang="${data.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">${title}<link rel="icon" href="/favicon.svg">${shell}</head><body><div id="root" data-page="${attribute(JSON.stringify(data))}">${root}</div></body></html>`;
}

const Title = ({ data }: { data: PageData }) => <title>{useTitle(data)}</title>;
const attribute = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
