import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Choice, Combobox, DayField, Facts, Select, TextField, useFormats, useKeys } from '@quittance/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { freshKey, useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { usePreview } from '../acts/use-preview.ts';
import { BLANK, enterable, formFor, halfYearsOf, inputOf, lacking, lastDay, shapeOfFigure, unitOfFigure, type Asked, type EntryForm } from './entry-form.ts';
import { useFigureWords } from './figure-words.ts';
import { figureRow, figuresOn, valueOf, type FigureRow } from './figures.ts';
import { Value } from './law-lines.tsx';
import { APPLIED_LAW, ENTER_LAW, LAW_ENTRIES, LAW_WAITING, type AppliedLaw } from './law.queries.ts';
import { useLawWords } from './law-words.ts';
import { readValue } from './values.ts';
import '../payments/payments.css';

/** A figure as it is typed, and beside it what it would take the place of: the same mutation, first without keeping anything. */
export function EnterLaw({ law, asked, onEntered, onLeave }: { law: AppliedLaw; asked: Asked; onEntered: (id: string) => void; onLeave: () => void }) {
  const { t } = useLingui();
  const { today, day, locale } = useFormats();
  const apollo = useApolloClient();
  const words = useFigureWords(), { half, when, sure, act } = useLawWords();
  const figures = useMemo(() => enterable(figuresOn(law.figures, today)), [law.figures, today]);
  const find = (name: string | null | undefined) => figures.find(({ id }) => id === name);
  const [form, setForm] = useState<EntryForm>(() => { const figure = find(asked.name); return figure ? formFor(figure, asked, law.missing, today, locale) : BLANK; });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set()), [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [answered, setAnswered] = useState<RefusalLike | null>(null);
  const [enter, { loading }] = useMutation(ENTER_LAW, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const box = useRef<HTMLDivElement>(null);
  const figure = find(form.name), shape = shapeOfFigure(figure), unit = unitOfFigure(figure), input = inputOf(form, figure), last = lastDay(form, figure);
  const { answer, fresh } = usePreview(input, async (said, signal) => (await apollo.mutate({ mutation: ENTER_LAW, variables: { input: { ...said, idempotencyKey: freshKey() }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.enterLaw);
  const refusal = answered ?? (fresh && answer?.__typename === 'Refusal' ? answer : null), told = fresh && answer?.__typename === 'LawEntry' ? answer : null;
  const wrong = useFieldWords()(refusal), empty = new Set(tried ? lacking(form) : []);
  const change = (part: Partial<EntryForm>) => { setForm((was) => ({ ...was, ...part })); setFailed(false); setAnswered(null); };
  /** A fault is said once its field was left, or once keeping was tried. */
  const on = (field: keyof EntryForm) => ({ onBlur: () => setLeft((was) => new Set(was).add(field)), error: tried || left.has(field) ? wrong[field] ?? (empty.has(field) ? t`Ce champ est nécessaire.` : undefined) : undefined });
  const atValue = () => box.current?.querySelector<HTMLElement>('.law-value .input, .law-value input')?.focus();
  useEffect(() => { if (form.name) atValue(); else box.current?.querySelector<HTMLElement>('input')?.focus(); }, [form.name]);

  const keep = async () => {
    if (loading) return;
    setTried(true); setFailed(false);
    const [first] = lacking(form);
    if (first || !input) { box.current?.querySelector<HTMLElement>(`.law-${first} .input, .law-${first} input`)?.focus(); return; }
    if (fresh && answer?.__typename === 'Refusal') { box.current?.querySelector<HTMLElement>('.is-wrong .input, .is-wrong input')?.focus(); return; }
    const { data } = await enter({ variables: { input: { ...input, idempotencyKey: keyOf(input) }, dryRun: false } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    if (data.enterLaw.__typename === 'Refusal') { setAnswered(data.enterLaw); return; }
    onEntered(data.enterLaw.id);
    void apollo.refetchQueries({ include: [APPLIED_LAW, LAW_ENTRIES, LAW_WAITING] }).catch(() => undefined);
  };
  useKeys([
    { keys: 'Tab', label: t`champ suivant`, run: () => false },
    { keys: 'Enter', label: t`saisir`, inFields: true, run: () => void keep() },
    { keys: 'Escape', label: t`ne rien saisir`, inFields: true, run: onLeave },
  ]);

  const options = figures.map(({ id }) => ({ value: id, label: words.named(id)[1], detail: words.named(id)[0] }));
  const halves = figure?.kind === 'rate' ? halfYearsOf(figure, law.missing, today) : [];
  const said = (value: string, of: string) => { const read = readValue(value, shape); return read === null ? undefined : [words.values({ value: valueOf(read, figure?.kind === 'rate'), unit: of } as FigureRow).join(' ; '), words.unit({ unit: of } as FigureRow)].filter(Boolean).join(' '); };
  const heard = said(form.value, unit), replaced = told?.replaces ? figureRow(told.replaces, told.name) : null, onField = refusal?.fields?.length;
  const hints: Record<string, string> = { percent: t`en pour cent : 2,65`, money: t`en euros : 1 500,00`, scale: t`séparées par des points-virgules : 4480 ; 8730`, number: '', words: '', day: '', yesNo: '' };
  return (
    <div className="record-payment enter-law" ref={box}>
      <section className="typed" aria-label={t`Le chiffre`}>
        <Combobox className="law-name" label={t`Chiffre`} options={options} value={options.find(({ value }) => value === form.name) ?? null} onValueChange={(next) => { const chosen = find(next?.value); change(chosen ? formFor(chosen, {}, law.missing, today, locale) : BLANK); }} nothing={t`Aucun chiffre de ce nom.`} error={on('name').error} />
        <div className="duo">
          {figure?.kind === 'rate'
            ? <Select className="law-from" label={t`Semestre`} options={halves.map(({ from, known }) => ({ value: from, label: half(from), detail: known ? words.values(known).join(' ; ') : t`manque` }))} value={form.from} onValueChange={(from) => change({ from })} error={wrong['from'] ?? on('from').error} {...(form.from && last ? { heard: t`du ${day(form.from)} au ${day(last)}` } : {})} />
            : <DayField className="law-from" label={t`Premier jour`} value={form.from} onValueChange={(from) => change({ from })} error={wrong['from'] ?? on('from').error} />}
          {figure?.kind === 'rate'
            ? <ValueField {...{ shape, value: form.value, heard, hint: hints[shape], onValue: (value: string) => change({ value }), ...on('value') }} />
            : <DayField className="law-to" label={t`Dernier jour`} optional value={form.to} onValueChange={(to) => change({ to })} error={wrong['to']} />}
        </div>
        {figure?.kind !== 'rate' && <ValueField {...{ shape, value: form.value, heard, hint: hints[shape] || words.unit({ unit } as FigureRow), onValue: (value: string) => change({ value }), ...on('value') }} />}
        <TextField className="law-source" label={t`Source`} hint={t`le texte où vous l’avez vu : arrêté, décret, numéro du Journal officiel`} maxLength={500} value={form.source} onValueChange={(source) => change({ source })} {...on('source')} />
        <TextField className="law-article" label={t`Article`} optional maxLength={200} value={form.article} onValueChange={(article) => change({ article })} {...on('article')} />
        <div className="law-confidence">
          <Choice label={t`Confiance`} options={[{ value: 'high', label: t`haute : lu dans le texte publié` }, { value: 'medium', label: t`moyenne : repris d’une source sérieuse` }, { value: 'low', label: t`faible : à vérifier` }]} value={form.confidence || null} onValueChange={(confidence) => change({ confidence })} />
          {(tried || left.has('confidence')) && !form.confidence && <p className="form-wrong" role="alert"><Trans>Dites d’où vous le tenez.</Trans></p>}
        </div>
      </section>
      <section className="told" aria-label={t`Ce que cette saisie fera`} aria-busy={Boolean(input && !fresh)} aria-live="polite">
        <h2><Trans>Ce que cette saisie fera</Trans></h2>
        {failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est saisi ; Entrée essaie de nouveau, le chiffre ne sera pas saisi deux fois.</Trans></p>}
        {refusal && !onField && <RefusalNote refusal={refusal} />}
        {told ? (
          <>
            <Facts facts={[
              { term: act(told.act), value: <b>{words.named(told.name)[1]}, {when(told)}</b> },
              { term: t({ message: 'Valeur', context: 'law' }), value: <b>{heard ?? said(String(valueOf(told.value, figure?.kind === 'rate')), unit)}</b> },
              { term: t`À la place de`, value: replaced ? <><Value row={replaced} values={words.values} /> {words.unit(replaced)}, {when(replaced)} <span className="note">{t`confiance ${sure(replaced.confidence)}`}</span></> : t`rien : ces jours n’ont pas de valeur` },
            ]} />
            <ul className="consequences">
              <li><Trans>Les dossiers qui changent, et de combien, se mesurent aussitôt.</Trans></li>
              <li><Trans>Elle ne s’applique qu’approuvée par un autre administrateur, qui voit cette mesure.</Trans></li>
              <li><Trans>Les courriers déjà partis ne changent pas.</Trans></li>
            </ul>
          </>
        ) : onField ? <p className="soft"><Trans>Un champ est à compléter ou à corriger.</Trans></p> : !refusal && <p className="soft">{form.name ? t`Écrivez la valeur : ce qu’elle remplace paraît ici avant que rien ne soit saisi.` : t`Choisissez un chiffre, ses jours, puis sa valeur : ce qu’elle remplace paraît ici avant que rien ne soit saisi.`}</p>}
        <div className="buttons">
          <Button kind="primary" kbd="Enter" busy={loading} onClick={() => void keep()}><Trans>Saisir et mesurer</Trans></Button>
          <Button kind="quiet" kbd="Escape" onClick={onLeave}><Trans>Revenir</Trans></Button>
        </div>
      </section>
    </div>
  );
}

interface ValueProps { shape: string; value: string; heard: string | undefined; hint: string | undefined; error: string | undefined; onBlur: () => void; onValue: (value: string) => void }
/** The figure itself, by its kind: a choice, a day, or a number as one writes it. */
function ValueField({ shape, value, heard, hint, error, onBlur, onValue }: ValueProps) {
  const { t } = useLingui();
  const label = t({ message: 'Valeur', context: 'law' });
  if (shape === 'yesNo') return <div className="law-value"><Choice label={label} options={[{ value: 'true', label: t`oui` }, { value: 'false', label: t`non` }]} value={value || null} onValueChange={onValue} />{error && <p className="form-wrong" role="alert">{error}</p>}</div>;
  if (shape === 'day') return <DayField className="law-value" label={label} value={value || null} onValueChange={(next) => onValue(next ?? '')} error={error} />;
  return <TextField className="law-value" label={label} autoComplete="off" inputMode={shape === 'words' ? 'text' : 'decimal'} {...(hint ? { hint } : {})} value={value} onValueChange={onValue} onBlur={onBlur} heard={heard && <b>{heard}</b>} error={error} />;
}
