import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useFormats } from '@quittance/ui';
import type { PreviewClaim } from './intake.queries.ts';

type Warning = PreviewClaim['warnings'][number];

/** What is told and does not stop, in the reader's language, with its article; a code that is not known here keeps the sentence of the house. */
export function useWarningWords(): (warning: Warning) => string {
  const { i18n } = useLingui();
  const { day } = useFormats();
  return ({ code, message, article, facts }) => {
    const fact = (key: string) => facts.find((one) => one.key === key)?.value ?? '';
    const on = (key: string) => (/^\d{4}-\d{2}-\d{2}$/.test(fact(key)) ? day(fact(key)) : fact(key));
    const sentences: Record<string, MessageDescriptor | undefined> = {
      barred: fact('expires') ? msg`est prescrite depuis le ${on('expires')} : elle peut être réclamée, et se perd devant un juge si le débiteur le dit.` : undefined,
      long_terms: fact('most') ? msg`est payable plus tard que les ${fact('most')} jours que la loi admet entre entreprises ; vos conditions sont prises comme vous les dites.` : undefined,
    };
    const said = sentences[code] ? i18n._(sentences[code]) : message;
    return article ? `${said} (${article})` : said;
  };
}
