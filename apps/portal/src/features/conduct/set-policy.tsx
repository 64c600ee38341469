import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Choice, Confirm, CountField, DayField, KeyScope, Panel, Press, TextArea, TextField, useFormats, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { freshKey, useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import type { ContactPolicyInput } from '../../gql/graphql.ts';
import { usePreview } from '../acts/use-preview.ts';
import { useCounts } from '../intake/words.ts';
import { CONTACT_POLICIES, SET_CONTACT_POLICY, type Policy } from './conduct.queries.ts';
import { blankSpan, blankWindow, capPlace, CHANNELS, draftOfPolicy, readTime, rulesOf, type CapDraft, type PolicyDraft, type WindowDraft } from './policy-form.ts';
import { usePolicyWords } from './policy-words.ts';
import { useClockTime } from './when.ts';
import { useConductWords } from './words.ts';

type Fields = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };
/** Faults of fields by their path. */
type Wrong = Record<string, string>;

/** New contact rules from a day on: they begin as those in force, the door reads along and writes nothing until they are confirmed. */
export function SetPolicy({ now, onClose }: { now: Policy; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Nouvelles règles de contact`} onClose={onClose} head={<h2><Trans>Nouvelles règles de contact</Trans></h2>}><Inside now={now} onClose={onClose} /></Panel>;
}

function Inside({ now, onClose }: { now: Policy; onClose: () => void }) {
  const { t } = useLingui();
  const { today, day } = useFormats();
  const toast = useToast();
  const apollo = useApolloClient();
  const words = usePolicyWords();
  const [draft, setDraft] = useState<PolicyDraft>(() => draftOfPolicy(now));
  const [tried, setTried] = useState(false), [asking, setAsking] = useState(false), [refusal, setRefusal] = useState<Fields | null>(null);
  const [set, { loading, error }] = useMutation(SET_CONTACT_POLICY, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const [asked] = useState(freshKey);
  const box = useRef<HTMLFormElement>(null);
  const inField = useFieldWords();
  useEffect(() => box.current?.querySelector<HTMLInputElement>('.input')?.focus(), []);
  const rules = rulesOf(draft);
  // What is not written yet is no fault while one writes.
  const input: ContactPolicyInput | null = draft.from ? { from: draft.from, ...rules, reason: draft.reason.trim() || '…', idempotencyKey: asked } : null;
  const { answer, fresh } = usePreview(input, async (variables, signal) => (await apollo.mutate({ mutation: SET_CONTACT_POLICY, variables: { input: variables, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.setContactPolicy, 450);
  const unfit = fresh && answer?.__typename === 'Refusal' ? answer : null, told = refusal ?? unfit;
  const wrong = inField(told);
  const change = (part: Partial<PolicyDraft>) => { setDraft((was) => ({ ...was, ...part })); setRefusal(null); };
  const changeWindow = (id: number, part: Partial<WindowDraft>) => change({ windows: draft.windows.map((window) => (window.id === id ? { ...window, ...part } : window)) });
  const toWrong = () => setTimeout(() => { const at = box.current?.querySelector<HTMLElement>('.is-wrong .input, .is-wrong input, .refusal'); at?.focus(); });
  const ask = () => {
    setTried(true);
    if (draft.from && draft.reason.trim() && fresh && !unfit && answer) { setRefusal(null); setAsking(true); } else toWrong();
  };
  const send = async () => {
    if (loading || !draft.from) return;
    const rest = { from: draft.from, ...rules, reason: draft.reason.trim() };
    const { data } = await set({ variables: { input: { ...rest, idempotencyKey: keyOf(rest) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    setAsking(false);
    if (data.setContactPolicy.__typename === 'Refusal') { setRefusal(data.setContactPolicy); toWrong(); return; }
    await apollo.refetchQueries({ include: [CONTACT_POLICIES] }).catch(() => undefined);
    toast.say(t`Les règles du ${day(draft.from)} sont enregistrées`);
    onClose();
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`continuer`, inFields: true, disabled: asking, run: ask }]);
  const start = draft.from ? day(draft.from) : '';
  const summary = <ul className="policy-told">{rules.windows.filter(({ channels, spans }) => channels.length && spans.every(({ from, to }) => readTime(from) && readTime(to))).map((window, at) => <li key={at}>{words.window(window)}</li>)}{rules.caps.map((cap) => <li key={cap.id}>{words.cap(cap)}</li>)}{rules.windows.length === 0 && <li>{t`Aucune heure n’est fixée.`}</li>}{rules.caps.length === 0 && <li>{t`Aucun nombre n’est fixé.`}</li>}</ul>;
  if (asking) {
    return (
      <KeyScope title={t`Confirmer`} shadow>
        <Confirm
          title={t`Dès le ${start}, toute l’agence suit ces règles.`} confirm={t`Enregistrer les règles`} busy={loading} onConfirm={() => void send()} onCancel={() => setAsking(false)}
          consequences={<>{error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est enregistré.</Trans></p>}{summary}<p>{draft.from! <= today ? t`Elles valent dès maintenant pour chaque appel et chaque message ; les contacts déjà faits comptent.` : t`Jusque-là rien ne change. Les contacts déjà faits compteront.`} <Trans>Les règles d’avant restent au journal, avec votre nom et votre raison.</Trans></p></>}
        />
      </KeyScope>
    );
  }
  return (
    <form ref={box} className="form policy-form" noValidate onSubmit={(event) => { event.preventDefault(); ask(); }}>
      {told && !told.fields.length && <RefusalNote refusal={told} focus={Boolean(refusal)} />}
      <div className="pair">
        <DayField label={t`Dès le`} hint={t`lundi, 1er déc., +7j`} min={today} value={draft.from} onValueChange={(from) => change({ from })} error={wrong['from'] ?? (tried && !draft.from ? t`Écrivez le jour.` : undefined)} />
      </div>
      {draft.windows.map((window, at) => <WindowFields key={window.id} at={at} window={window} wrong={wrong} onChange={(part) => changeWindow(window.id, part)} onRemove={() => change({ windows: draft.windows.filter(({ id }) => id !== window.id) })} />)}
      {draft.windows.length === 0 && <p className="soft">{t`Aucune heure n’est fixée : appels et messages sont possibles à toute heure.`}</p>}
      {wrong['windows'] && <p className="form-wrong" role="alert">{wrong['windows']}</p>}
      <p><Button onClick={() => change({ windows: [...draft.windows, blankWindow()] })}><Trans>Ajouter des heures</Trans></Button></p>
      {draft.caps.map((cap) => <CapFields key={cap.id} cap={cap} path={`caps.${capPlace(draft, cap.id)}`} wrong={wrong} onChange={(part) => change({ caps: draft.caps.map((one) => (one.id === cap.id ? { ...one, ...part } : one)) })} />)}
      {wrong['caps'] && <p className="form-wrong" role="alert">{wrong['caps']}</p>}
      <TextArea label={t`Pourquoi`} hint={t`Elle reste au journal.`} rows={2} maxLength={500} value={draft.reason} onValueChange={(reason) => change({ reason })} error={wrong['reason'] ?? (tried && !draft.reason.trim() ? t`Écrivez la raison.` : undefined)} />
      <div className="policy-summary" aria-live="polite"><p className="label">{draft.from ? t`Ce qui vaudra dès le ${start}` : t`Ce qui vaudra`}</p>{summary}</div>
      <div className="buttons"><Button kind="primary" kbd="Ctrl+Enter" onClick={ask}><Trans>Continuer</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></div>
    </form>
  );
}

/** Checkboxes of a list, in its order. */
function Several<Value extends string | number>({ label, all, chosen, name, error, onChange }: { label: string; all: readonly Value[]; chosen: readonly Value[]; name: (value: Value) => string; error: string | undefined; onChange: (chosen: Value[]) => void }) {
  return (
    <fieldset className={error ? 'field is-wrong' : 'field'}><legend>{label}</legend>
      <div className="several">{all.map((value) => <Checkbox key={value} label={name(value)} checked={chosen.includes(value)} onCheckedChange={(on) => onChange(all.filter((one) => (one === value ? on : chosen.includes(one))))} />)}</div>
      {error && <span className="wrong" role="alert">{error}</span>}
    </fieldset>
  );
}

function Beyond({ label, value, error, onChange }: { label: string; value: string; error: string | undefined; onChange: (value: string) => void }) {
  const { t } = useLingui();
  return <div><Choice label={label} options={[{ value: 'refuse', label: t`refusé` }, { value: 'warn', label: t`signalé, possible` }]} value={value} onValueChange={onChange} />{error && <p className="form-wrong" role="alert">{error}</p>}</div>;
}

function WindowFields({ at, window, wrong, onChange, onRemove }: { at: number; window: WindowDraft; wrong: Wrong; onChange: (part: Partial<WindowDraft>) => void; onRemove: () => void }) {
  const { t } = useLingui();
  const clock = useClockTime();
  const { day } = usePolicyWords(), { channel } = useConductWords();
  const path = `windows.${at}`, number = at + 1;
  const time = (text: string) => { const read = readTime(text); return read ? clock(read) : undefined; };
  const change = (id: number, part: Partial<{ from: string; to: string }>) => onChange({ spans: window.spans.map((span) => (span.id === id ? { ...span, ...part } : span)) });
  return (
    <section className="window-form" aria-label={t`Heures ${number}`}>
      <div className="policy-head"><h3>{t`Heures ${number}`}</h3><Press onClick={onRemove}>{t`Retirer ces heures`}</Press></div>
      <Several label={t`Pour`} all={CHANNELS.slice(0, 3)} chosen={window.channels as (typeof CHANNELS)[number][]} name={channel} error={wrong[`${path}.channels`]} onChange={(channels) => onChange({ channels: [...channels, ...window.channels.filter((one) => !['call', 'sms', 'email'].includes(one))] })} />
      <Several label={t`Jours`} all={[1, 2, 3, 4, 5, 6, 7]} chosen={window.weekdays} name={day} error={wrong[`${path}.weekdays`]} onChange={(weekdays) => onChange({ weekdays })} />
      {window.spans.map((span, index) => {
        const place = `${path}.spans.${index}`, nth = index + 1;
        return (
          <div key={span.id} className="span-form">
            <TextField label={t`De, plage ${nth}`} autoComplete="off" value={span.from} onValueChange={(from) => change(span.id, { from })} heard={time(span.from) && <b>{time(span.from)}</b>} error={wrong[`${place}.from`]} />
            <TextField label={t`À, plage ${nth}`} autoComplete="off" value={span.to} onValueChange={(to) => change(span.id, { to })} heard={time(span.to) && <b>{time(span.to)}</b>} error={wrong[`${place}.to`]} />
            {window.spans.length > 1 && <Press aria-label={t`Retirer la plage ${nth}`} onClick={() => onChange({ spans: window.spans.filter(({ id }) => id !== span.id) })}>{t`Retirer`}</Press>}
          </div>
        );
      })}
      {wrong[`${path}.spans`] && <p className="form-wrong" role="alert">{wrong[`${path}.spans`]}</p>}
      <p><Press onClick={() => onChange({ spans: [...window.spans, blankSpan()] })}>{t`Ajouter une plage`}</Press></p>
      <Checkbox label={t`Aussi les jours fériés`} checked={window.publicHolidays} onCheckedChange={(publicHolidays) => onChange({ publicHolidays })} />
      <Beyond label={t`Hors de ces heures, le contact est`} value={window.outside} error={wrong[`${path}.outside`]} onChange={(outside) => onChange({ outside })} />
    </section>
  );
}

function CapFields({ cap, path, wrong, onChange }: { cap: CapDraft; path: string; wrong: Wrong; onChange: (part: Partial<CapDraft>) => void }) {
  const { t } = useLingui();
  const counts = useCounts();
  const { channel } = useConductWords();
  const title = cap.id === 'contacts' ? t`Limiter le nombre de contacts` : t`Limiter le nombre d’appels aboutis`;
  return (
    <section className="window-form" aria-label={title}>
      <Checkbox label={title} checked={cap.on} onCheckedChange={(on) => onChange({ on })} />
      {cap.on && (
        <>
          {cap.id === 'contacts' && <Several label={t`Comptent`} all={CHANNELS} chosen={cap.channels as (typeof CHANNELS)[number][]} name={channel} error={wrong[`${path}.channels`]} onChange={(channels) => onChange({ channels })} />}
          <div className="pair">
            <CountField label={cap.id === 'contacts' ? t`Contacts au plus` : t`Appels aboutis au plus`} unit={String} value={cap.atMost} onValueChange={(atMost) => onChange({ atMost })} error={wrong[`${path}.atMost`]} />
            <CountField label={t`En combien de jours`} unit={counts.days} value={cap.withinDays} onValueChange={(withinDays) => onChange({ withinDays })} error={wrong[`${path}.withinDays`]} />
          </div>
          <Beyond label={t`Au-delà, le contact est`} value={cap.beyond} error={wrong[`${path}.beyond`]} onChange={(beyond) => onChange({ beyond })} />
        </>
      )}
    </section>
  );
}
