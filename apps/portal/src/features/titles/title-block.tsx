import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Block, Day, useFormats, Word } from '@quittance/ui';
import { daysBetween } from '../timeline/facts.ts';
import { TITLE_CASE, type TitleData } from './titles.queries.ts';
import { useTitleWords } from './words.ts';
import './titles.css';

/** The title of a case in a few lines; nothing where there is none. */
export function TitleBlock({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const { data } = useQuery(TITLE_CASE, { variables: { id: caseId }, fetchPolicy: 'cache-and-network' });
  const title = data?.caseFile?.title;
  return title ? <Block className="title-block" title={t`Titre exécutoire`}><TitleLines title={title} /></Block> : null;
}

/** What it is, who gave it and when, whether it was served, until when it lives, its papers. */
export function TitleLines({ title }: { title: TitleData }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const words = useTitleWords();
  const left = daysBetween(today, title.expiresOn), until = day(title.expiresOn);
  return (
    <>
      <p><b>{words.kind(title.kind)}</b> <Trans>du <Day value={title.issuedOn} /></Trans></p>
      <p className="soft">{title.authority}{title.reference && <>, {title.reference}</>}</p>
      <p>{title.servedOn ? <span className="soft">{t`signifié le ${day(title.servedOn)}`}</span> : <Word tone="wait">{t`pas encore signifié`}</Word>}, {left < 0 ? <Word tone="danger">{t`ne peut plus être exécuté depuis le ${until}`}</Word> : left < 366 ? <Word tone="danger">{t`à exécuter jusqu’au ${until}`}</Word> : <span className="soft">{t`à exécuter jusqu’au ${until}`}</span>} <span className="note">CPCE L111-4</span></p>
      <p className="papers"><a href={`/documents/${title.document.id}?inline=1`} target="_blank" rel="noopener">{t`Voir le titre`}</a>{title.serviceDocument && <a href={`/documents/${title.serviceDocument.id}?inline=1`} target="_blank" rel="noopener">{t`Voir la signification`}</a>}</p>
    </>
  );
}
