import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, Checkbox, Choice, DayField, Kbd, Panel, Select, TextField, useFormats, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import type { CaseFile } from '../cases/case.queries.ts';
import { NextFields } from '../cases/next-fields.tsx';
import { usePhone } from '../cases/words.ts';
import { Contact } from '../conduct/write-reminder.tsx';
import { adviceOn } from '../conduct/channels.ts';
import type { Conduct } from '../conduct/conduct.queries.ts';
import { addDays } from '../timeline/facts.ts';
import { OUTCOMES, propose, reachedBy, whoMayHaveAnswered, type NextDraft, type Outcome, type Reached } from './proposal.ts';
import { useLogCall } from './use-log-call.ts';
import { useCallWords } from './words.ts';

const LETTERS: Record<Outcome, string> = { promise: 'p', refusal: 'r', dispute: 'c', absent: 'a', message_left: 'm', third_party: 't', wrong_number: 'f', callback: 'd' };

interface CallPanelProps {
  file: CaseFile;
  /** What the check says of a call now, and what every step recalls. */
  conduct?: Conduct | undefined;
  /** Only a call that the debtor made may be written down. */
  received?: boolean;
  /** Opened by P: the outcome is chosen, the day is asked. */
  promise?: boolean;
  onClose: () => void;
  /** Kept. `stay`: on this case; else on the next, if there is one. */
  onKept: (nextCaseId: string | null, stay: boolean) => void;
  onTakenBack: (caseId: string) => void;
}

/** The call over the thread: outcome by a letter, day, amount, Enter. What was understood is said again under each field. */
export function CallPanel(props: CallPanelProps) {
  const { t } = useLingui();
  const { file, onClose } = props;
  const phone = usePhone();
  const number = file.debtor.phone;
  const [incoming, setIncoming] = useState(props.received ?? false);
  const advice = adviceOn(props.conduct?.contactAdvice, 'call');
  // What the check refuses, or has not answered yet, is not dialled from here; what took place is written down.
  const refused = props.received || advice?.outcome === 'refuse', title = refused ? (incoming ? t`Consigner un appel reçu` : t`Consigner un appel`) : t`Appel en cours`;
  return (
    <Panel
      title={title} onClose={onClose} closeLabel={t`raccrocher sans rien garder`}
      head={<><span className={refused ? undefined : 'live'}>{title}</span><b>{file.debtor.representative ?? file.debtor.name}</b>{number && (advice && !refused && !incoming ? <a className="soft" href={`tel:${number.replace(/[^\d+]/g, '')}`}>{phone(number)}</a> : <span className="soft">{phone(number)}</span>)}{!refused && <Elapsed />}</>}
    >
      <Inside {...props} incoming={incoming} onIncoming={props.received ? undefined : setIncoming} />
    </Panel>
  );
}

function Inside({ file, conduct, promise = false, incoming, onIncoming, onKept, onTakenBack }: CallPanelProps & { incoming: boolean; onIncoming: ((incoming: boolean) => void) | undefined }) {
  const { t } = useLingui();
  const { today, day, money } = useFormats();
  const words = useCallWords();
  const [outcome, setOutcome] = useState<Outcome | null>(promise ? 'promise' : null);
  const [dueOn, setDueOn] = useState<string | null>(null), [amount, setAmount] = useState<string | null>(null);
  const [said, setSaid] = useState<Reached | null>(null), [note, setNote] = useState('');
  const [changed, setChanged] = useState<NextDraft | null>(null);
  const [asked, setAsked] = useState(false), [gaps, setGaps] = useState({ dueOn: false, amount: false });
  const [refusal, setRefusal] = useState<(RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null>(null);
  const { keep: log, loading, error } = useLogCall(onTakenBack);
  const dayField = useRef<HTMLInputElement>(null), amountField = useRef<HTMLInputElement>(null), box = useRef<HTMLDivElement>(null), noteField = useRef<HTMLInputElement>(null);

  const advice = adviceOn(conduct?.contactAdvice, 'call');
  const letters = file.letters.filter(({ state }) => state === 'sent').sort((a, b) => (a.sentOn ?? '').localeCompare(b.sentOn ?? ''));
  const first = letters[0];
  const proposed = propose(outcome, { today, promisedOn: dueOn, formalNoticeSent: Boolean(first) });
  const next = changed ?? proposed;
  const reached = said ?? reachedBy(outcome, Boolean(file.debtor.representative));
  const asksPromise = outcome === 'promise';

  useEffect(() => { if (promise) dayField.current?.focus(); }, [promise]);
  const onChosen = (value: string) => setTimeout(() => { if (value === 'promise') dayField.current?.focus(); else noteField.current?.focus(); });
  // Who calls is not absent.
  const turn = (next: boolean) => { onIncoming?.(next); if (next && outcome === 'absent') setOutcome(null); };
  const change = () => { if (!next) return false; setChanged(next); setTimeout(() => box.current?.querySelector<HTMLElement>('.changing .input')?.focus()); return true; };

  const keep = async (stay: boolean) => {
    if (loading) return;
    setAsked(true);
    setRefusal(null);
    if (!outcome) { box.current?.querySelector<HTMLElement>('input[type=radio]')?.focus(); return; }
    const empty = { dueOn: !dayField.current?.value.trim(), amount: !amountField.current?.value.trim() };
    setGaps(empty);
    const missing = !asksPromise ? null : !dueOn ? dayField.current : !amount ? amountField.current : null;
    // Leaving the field makes it say by itself what it did not understand.
    if (missing) { missing.focus(); missing.blur(); missing.focus(); return; }
    if (!next?.on || (next.kind === 'other' && !next.note.trim())) { change(); return; }
    const kept = await log({ caseId: file.id, incoming, outcome, reached, note: note.trim() || null, promise: asksPromise ? { dueOn: dueOn!, amount: amount! } : null, nextAction: { kind: next.kind, on: next.on, note: next.note.trim() || null } });
    if (!kept) return;
    if (kept.refusal) { setRefusal(kept.refusal); return; }
    onKept(kept.nextCaseId, stay);
  };
  useKeys([
    { keys: 'i', label: t`appel reçu`, quiet: true, disabled: !onIncoming, run: () => turn(!incoming) },
    { keys: 's', label: t`changer la suite`, quiet: true, disabled: !next || Boolean(changed), run: change },
    { keys: 'Tab', label: t`champ suivant`, run: () => false },
    { keys: 'Enter', label: t`garder, dossier suivant`, inFields: true, run: () => void keep(false) },
    { keys: 'Shift+Enter', label: t`garder, rester`, inFields: true, run: () => void keep(true) },
  ]);
  const wrong = useFieldWords()(refusal);
  const who = <Select label={t`Qui a répondu`} options={whoMayHaveAnswered(outcome).map((value) => ({ value, label: words.reached(value) }))} value={reached} onValueChange={(value) => setSaid(value as Reached)} error={wrong['reached']} />;
  const onField = refusal && refusal.fields.some(({ field }) => /^(promise\.|nextAction\.|note|reached)/.test(field));
  return (
    <div ref={box}>
      {conduct?.recall ? <p className="soft say"><Trans>À rappeler : <b lang="fr">{conduct.recall.line}</b> (CPCE R124-4).</Trans></p>
        : first && <p className="soft say"><Trans>À rappeler à l’oral : <b>notre lettre {first.reference} du {day(first.sentOn ?? first.queuedAt.slice(0, 10), 'long')}</b> (CPCE R124-4).</Trans></p>}
      {onIncoming && <div className="call-way"><Checkbox label={<>{t`C’est lui qui appelle`} <Kbd keys="i" /></>} checked={incoming} onCheckedChange={turn} /></div>}
      {advice && !incoming && advice.findings.length > 0 && <div className="call-found"><Contact advice={advice} />{advice.outcome === 'refuse' && <p className="note soft">{t`Un appel qui a eu lieu se consigne ; votre responsable le verra.`}</p>}</div>}
      {refusal && !onField && <RefusalNote refusal={refusal} focus />}
      {error && <p className="wrong" role="alert"><Trans>Quittance ne répond pas. L’appel n’est pas gardé ; Entrée essaie de nouveau.</Trans></p>}
      <ol className="flow">
        <li>
          <div>
            <Choice autoFocus={!promise} label={t`Issue`} options={OUTCOMES.filter((value) => !(incoming && value === 'absent')).map((value) => ({ value, label: words.outcome(value), kbd: LETTERS[value], quiet: !/^(promise|refusal|absent)$/.test(value) }))} value={outcome} onValueChange={(value) => { setOutcome(value as Outcome); setSaid(null); setChanged(null); setRefusal(null); }} onChosen={onChosen} />
            {asked && !outcome && <p className="wrong" role="alert"><Trans>Choisissez l’issue de l’appel par sa lettre.</Trans></p>}
          </div>
        </li>
        <li>
          <div className="trio">
            {asksPromise && <DayField ref={dayField} label={t`Pour quand`} hint={t`ven., 27, fin nov, +10j`} value={dueOn} onValueChange={(day) => { setDueOn(day); setGaps((was) => ({ ...was, dueOn: false })); }} min={today} max={addDays(today, 90)} error={wrong['promise.dueOn'] ?? (gaps.dueOn && !dueOn ? t`Écrivez pour quand il promet.` : undefined)} />}
            {asksPromise && <AmountField ref={amountField} label={t`Combien`} hint={t`sur ${money(file.due)}`} value={amount} onValueChange={(sum) => { setAmount(sum); setGaps((was) => ({ ...was, amount: false })); }} of={file.due} error={wrong['promise.amount'] ?? (gaps.amount && !amount ? t`Écrivez combien il promet.` : undefined)} />}
            {asksPromise && who}
            <TextField ref={noteField} className={asksPromise ? 'whole' : 'wide'} label={t`Ce qu’il dit`} optional value={note} onValueChange={setNote} maxLength={4000} error={wrong['note']} />
            {!asksPromise && who}
          </div>
        </li>
        <li>
          <div className="field">
            <span className="label">{t`Ensuite`}</span>
            {changed ? <div className="changing"><NextFields value={changed} onValueChange={setChanged} errors={{ kind: wrong['nextAction.kind'], on: wrong['nextAction.on'] ?? (asked && !changed.on ? t`Écrivez le jour.` : undefined), note: wrong['nextAction.note'] ?? (asked && changed.kind === 'other' && !changed.note.trim() ? t`Dites en un mot ce qui est à faire.` : undefined) }} /></div>
              : next ? <p className="proposal"><b>{words.next(next.kind, next.note)} {words.onDay(next.on)}</b>{asksPromise && <>, <Trans>puis rappeler si rien n’est venu</Trans></>}. <button type="button" className="change" onClick={change}><Kbd keys="s" /> <span className="faint">{t`changer`}</span></button></p>
                : <p className="faint">{outcome ? t`Proposé dès que le jour est connu.` : t`Proposé par l’issue.`}</p>}
            {asksPromise && <p className="faint">{t`Dite au téléphone, la promesse n’interrompt pas la prescription.`}</p>}
          </div>
        </li>
      </ol>
      <footer className="panel-end">
        <span />
        <span className="buttons">
          <Button kbd="Shift+Enter" busy={loading} onClick={() => void keep(true)}><Trans>Garder</Trans></Button>
          <Button kind="primary" kbd="Enter" busy={loading} onClick={() => void keep(false)}><Trans>Garder, dossier suivant</Trans></Button>
        </span>
      </footer>
    </div>
  );
}

/** How long the panel has been open; an ornament for the ear, not kept. */
function Elapsed() {
  const { t } = useLingui();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const since = performance.now();
    const tick = setInterval(() => setSeconds(Math.floor((performance.now() - since) / 1000)), 1000);
    return () => clearInterval(tick);
  }, []);
  const minutes = Math.floor(seconds / 60), rest = seconds % 60;
  return <span className="aside" aria-hidden="true">{minutes ? t`${minutes} min ${rest} s` : t`${rest} s`}</span>;
}
