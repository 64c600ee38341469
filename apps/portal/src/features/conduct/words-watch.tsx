import { useApolloClient } from '@apollo/client/react';
import { useLingui as useCatalogue } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { checkWords, type WordFacts } from '@quittance/law';
import { useFormats, Word } from '@quittance/ui';
import { useMemo, type ReactNode } from 'react';
import { WORD_REASONS } from '../../app/refusals/conduct.ts';
import { usePreview } from '../acts/use-preview.ts';
import { factsOf } from '../timeline/facts.ts';
import { CHECK_WORDS, type Finding } from './conduct.queries.ts';
import { listed } from './words.ts';
import './conduct.css';

export interface WatchedWords { caseId: string; text: string }
interface Checked { text: string; outcome: string; findings: readonly Finding[] }

/** What the door says of the words of a text, a moment after the last letter. `fresh`: of the very words that stand there. */
export function useCheckedWords({ caseId, text }: WatchedWords): { checked: Checked | null; fresh: boolean } {
  const apollo = useApolloClient();
  const said = text.trim();
  const { answer, fresh } = usePreview(said ? { caseId, text: said } : null, async (asked, signal): Promise<Checked | undefined> => {
    const { data } = await apollo.query({ query: CHECK_WORDS, variables: asked, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } });
    return data ? { ...data.checkWords, text: asked.text } : undefined;
  });
  return { checked: answer, fresh: said === '' || fresh };
}

/** The words as they stand in the text, with a little of what surrounds them. */
export function excerpt(text: string, at: number, words: string, around = 28): { before: string; words: string; after: string } {
  const end = at + words.length, from = Math.max(0, at - around), to = Math.min(text.length, end + around);
  const before = text.slice(from, at), after = text.slice(end, to);
  return { before: from > 0 ? `…${before.replace(/^\S*\s/, '')}` : before, words: text.slice(at, end), after: to < text.length ? `${after.replace(/\s\S*$/, '')}…` : after };
}

function useContexts(): (ids: readonly string[]) => string {
  const { t } = useLingui();
  const { locale } = useFormats();
  const names: Record<string, string> = {
    courtDecision: t`une décision de justice`, enforceableTitle: t`un titre exécutoire`, procedureFiled: t`une procédure engagée`, bailiffInstructed: t`un commissaire de justice chargé du dossier`,
    routeAuthorised: t`une voie ouverte que le mandat permet`, professionalDebtor: t`un débiteur professionnel`, claimNotBarred: t`une créance non prescrite`,
  };
  return (ids) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(ids.map((id) => names[id] ?? id));
}

function Line({ words, tone, children, where }: { words: string; tone: 'danger' | 'wait'; children: ReactNode; where: ReactNode }) {
  const { t } = useLingui();
  return <li><Word tone={tone}>{t`« ${words} »`}</Word> {children}{where && <span className="note excerpt">{where}</span>}</li>;
}
function Where({ text, at, words }: { text: string; at: number; words: string }) {
  const cut = excerpt(text, at, words);
  return cut.before || cut.after ? <>{cut.before}<mark>{cut.words}</mark>{cut.after}</> : null;
}

/** Words that may not be written to the debtor, as one types: which, why, by which article, and what would make them true. */
export function WordsWatch(watched: WatchedWords) {
  const { t } = useLingui();
  const { checked } = useCheckedWords(watched);
  return <WordsFound checked={watched.text.trim() ? checked : null} label={t`Mots à revoir`} />;
}

export function WordsFound({ checked, label }: { checked: Checked | null; label: string }) {
  const { i18n } = useCatalogue();
  const contexts = useContexts();
  const findings = checked?.findings ?? [];
  return (
    <div aria-live="polite">
      {checked && findings.length > 0 && (
        <ul className="words-watch" aria-label={label}>
          {findings.map(({ article, outcome, facts }, index) => {
            const fact = factsOf(facts), words = fact('words') ?? '', at = Number(fact('at') ?? 0), allowed = listed(fact('allowedBy')), reason = WORD_REASONS[fact('reason') ?? ''];
            return (
              <Line key={`${at}${index}`} words={words} tone={outcome === 'refuse' ? 'danger' : 'wait'} where={<Where text={checked.text} at={at} words={words} />}>
                {reason && i18n._(reason)} {article && <span className="note">{article}</span>} {allowed.length > 0 && <span className="note soft"><Trans>Permis avec {contexts(allowed)}.</Trans></span>}
              </Line>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** No fact of a case makes an insult true, nor a word about health of use: the law is asked here, at each letter. */
const NOTHING_KNOWN: WordFacts = { hasCourtDecision: false, hasTitle: false, procedureFiled: false, bailiffInstructed: false, routeAuthorised: false, debtorIsProfessional: false, barred: false };

/** A note is never refused; what hurts, and what need not be known of a person, is told while it is written. */
export function NoteWatch({ text }: { text: string }) {
  const { t } = useLingui();
  const { i18n } = useCatalogue();
  const found = useMemo(() => checkWords(text, NOTHING_KNOWN, 'note').findings.filter(({ facts: { words } }, at, all) => all.findIndex((one) => one.facts.words.toLowerCase() === words.toLowerCase()) === at), [text]);
  return (
    <div aria-live="polite">
      {found.length > 0 && (
        <div className="note-watch">
          <ul className="words-watch" aria-label={t`Mots à revoir`}>
            {found.map(({ article, facts: { at, words, reason } }) => { const why = WORD_REASONS[reason]; return <Line key={at} words={words} tone="wait" where={null}>{why && i18n._(why)} {article && <span className="note">{article}</span>}</Line>; })}
          </ul>
          <p className="note soft"><Trans>Le débiteur peut demander à lire ce que l’on écrit de lui (RGPD 15). Notez ce qui sert au dossier, rien de plus.</Trans></p>
        </div>
      )}
    </div>
  );
}
