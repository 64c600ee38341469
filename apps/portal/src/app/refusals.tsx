import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Refusal as Box, useFormats, type Formats } from '@quittance/ui';
import type { ReactNode } from 'react';
import { access } from './refusals/access.ts';
import { amicable } from './refusals/amicable.ts';
import { barred } from './refusals/barred.ts';
import { conduct } from './refusals/conduct.ts';
import { creditor } from './refusals/creditor.ts';
import { debtors } from './refusals/debtors.ts';
import { disputes } from './refusals/disputes.ts';
import { entering } from './refusals/entering.ts';
import { fields, fieldFallback } from './refusals/fields.ts';
import { handing } from './refusals/handing.ts';
import { holds } from './refusals/holds.ts';
import { judicial } from './refusals/judicial.ts';
import { law } from './refusals/law.ts';
import { letters } from './refusals/letters.ts';
import { payments } from './refusals/payments.ts';
import { plans } from './refusals/plans.ts';
import { privacy } from './refusals/privacy.ts';
import { routes } from './refusals/routes.ts';
import { NAMES } from './refusals/names.ts';

export interface FactLike { key: string; value: string }
export interface FieldFaultLike { field: string; code: string; facts: readonly FactLike[] }
export interface RefusalLike { code: string; article?: string | null; facts: readonly FactLike[]; fields?: readonly FieldFaultLike[] }

/** What a sentence is made with: the facts by name ('—' where absent), and the formats of the reader. */
export interface Teller { fact: (key: string) => string; /** A list of things of the trade by their names (mentions, clauses). */ named: (key: string) => string; has: (key: string) => boolean; money: (key: string) => string; day: (key: string) => string; /** An instant: its hour, and its day unless it is today. */ moment: (key: string) => string }
/** What happened; what is safe; what to do. The whole in one or two sentences each. */
export interface Told { title: MessageDescriptor; body?: MessageDescriptor; safe?: MessageDescriptor; /** Why an act is greyed, where the body is longer than a line. */ brief?: MessageDescriptor }
export type Sentences = Record<string, (teller: Teller) => Told>;
export interface Words { title: string; body?: string | undefined; safe?: string | undefined; brief?: string | undefined; article?: string | undefined }

/** One map from code to whole sentences; a file a matter in ./refusals. */
const SENTENCES: Sentences = { ...entering, ...handing, ...amicable, ...letters, ...judicial, ...payments, ...plans, ...disputes, ...conduct, ...barred, ...law, ...holds, ...debtors, ...privacy, ...routes, ...access, ...creditor };

function tellerOf(facts: readonly FactLike[], formats: Formats, i18n: I18n): Teller {
  const byKey = new Map(facts.map(({ key, value }) => [key, value]));
  const dayLike = /^\d{4}-\d{2}-\d{2}$/, moneyLike = /^-?\d+(\.\d+)?$/;
  return {
    fact: (key) => byKey.get(key) || '—', named: (key) => (byKey.get(key) ?? '').split(',').filter(Boolean).map((id) => { const name = NAMES[id.trim()]; return name ? i18n._(name) : id.trim(); }).join(', ') || '—',
    has: (key) => Boolean(byKey.get(key)),
    moment: (key) => { const value = byKey.get(key) ?? ''; return Number.isNaN(Date.parse(value)) ? value || '—' : formats.moment(value); },
    money: (key) => { const value = byKey.get(key) ?? ''; return moneyLike.test(value) ? formats.money(value) : value || '—'; },
    day: (key) => { const value = byKey.get(key) ?? ''; return dayLike.test(value) ? formats.day(value) : value || '—'; },
  };
}

/** The words of a refusal, in the reader's language; an unknown code still says that nothing was done, with its code and article. */
export function useRefusalWords(): (refusal: RefusalLike) => Words {
  const { i18n } = useLingui();
  const formats = useFormats();
  return ({ code, article, facts }) => {
    const told = SENTENCES[code]?.(tellerOf(facts, formats, i18n)) ?? { title: msg`Cet acte n’est pas possible maintenant.`, body: msg`La règle « ${code} » s’y oppose.`, safe: msg`Rien n’a été enregistré ni envoyé.` };
    return { title: i18n._(told.title), body: told.body && i18n._(told.body), safe: told.safe && i18n._(told.safe), brief: told.brief && i18n._(told.brief), article: article ?? undefined };
  };
}

/** Words for the faults of fields, by their path: { iban: "…" }. */
export function useFieldWords(): (refusal: RefusalLike | null | undefined) => Record<string, string> {
  const { i18n } = useLingui();
  const formats = useFormats();
  return (refusal) => Object.fromEntries((refusal?.fields ?? []).map((fault) => [fault.field, i18n._((fields[fault.code] ?? fieldFallback)(tellerOf(fault.facts, formats, i18n)))]));
}

/** <RefusalNote refusal={data.x} focus actions={…} />: a refusal in words, in the page. */
export function RefusalNote({ refusal, focus, actions }: { refusal: RefusalLike; focus?: boolean; actions?: ReactNode }) {
  const told = useRefusalWords()(refusal);
  return <Box title={told.title} safe={told.safe} article={told.article} actions={actions} focus={focus ?? false}>{told.body && <p>{told.body}</p>}</Box>;
}

/** The same in one line: why an act is greyed, with its article. */
export function useForbiddenWords(): (refusal: RefusalLike) => string {
  const words = useRefusalWords();
  return (refusal) => { const told = words(refusal); const why = told.brief ?? told.body ?? told.title; return told.article ? `${why.replace(/\.$/, '')} (${told.article})` : why; };
}
