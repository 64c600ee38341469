import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, KeyScope, Select, TextField, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { read as unmask } from '../../gql/index.ts';
import { CASE, THREAD } from '../cases/case.queries.ts';
import { DEBTOR_RECORD, RECORDED, type RecordAnswer } from './debtors.queries.ts';
import { TOLD_BY, useDebtorWords } from './words.ts';

type Fields = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };
/** Who told it, and how. */
export interface Telling { toldBy: string; source: string }
export const NOT_TOLD: Telling = { toldBy: 'debtor', source: '' };

/** One act on the debtor: sent once, its refusal said at its fields, the record read anew where it was kept. */
export function useAct(onKept: () => void) {
  const toast = useToast();
  const apollo = useApolloClient();
  const [busy, setBusy] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<Fields | null>(null);
  const wrong = useFieldWords()(refusal);
  const send = async (ask: () => Promise<RecordAnswer | undefined>, said: (written: readonly string[]) => string) => {
    if (busy) return;
    setBusy(true); setFailed(false); setRefusal(null);
    const answer = unmask(RECORDED, await ask().catch(() => undefined));
    setBusy(false);
    if (!answer) { setFailed(true); return; }
    if (answer.__typename === 'Refusal') { setRefusal(answer); return; }
    toast.say(said(answer.written));
    onKept();
    void apollo.refetchQueries({ include: [CASE, THREAD, DEBTOR_RECORD] }).catch(() => undefined);
  };
  return { apollo, busy, failed, refusal, wrong, send };
}

/** A form where the datum stands: Ctrl+Enter keeps, Escape leaves it as it was. */
export function InPlace({ title, confirm, busy, failed, refusal, danger, said, children, onSend, onCancel }: { title: string; confirm: string; busy: boolean; failed: boolean; refusal: Fields | null; danger?: boolean; said?: ReactNode; children: ReactNode; onSend: () => void; onCancel: () => void }) {
  return <KeyScope title={title} shadow><Inside {...{ title, confirm, busy, failed, refusal, danger: danger ?? false, said, onSend, onCancel }}>{children}</Inside></KeyScope>;
}
function Inside({ title, confirm, busy, failed, refusal, danger, said, children, onSend, onCancel }: { title: string; confirm: string; busy: boolean; failed: boolean; refusal: Fields | null; danger: boolean; said?: ReactNode; children: ReactNode; onSend: () => void; onCancel: () => void }) {
  const { t } = useLingui();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>('.input')?.focus();
    return () => { if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true }); };
  }, []);
  // What the server could not take is looked at where it stands.
  useEffect(() => { if (refusal?.fields.length) box.current?.querySelector<HTMLElement>('.is-wrong .input')?.focus(); }, [refusal]);
  useKeys([{ keys: 'Ctrl+Enter', label: t`enregistrer`, inFields: true, disabled: busy, run: onSend }, { keys: 'Escape', label: t`revenir`, inFields: true, run: onCancel }]);
  return (
    <section className="form in-place" aria-label={title} ref={box}>
      <h4>{title}</h4>
      {said}
      {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
      {failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est enregistré.</Trans></p>}
      {children}
      <div className="buttons"><Button kind={danger ? 'danger' : 'primary'} kbd="Ctrl+Enter" busy={busy} onClick={onSend}>{confirm}</Button><Button kind="quiet" kbd="Escape" onClick={onCancel}>{t`Revenir`}</Button></div>
    </section>
  );
}

/** Who told it, and how it is known. */
export function TellingFields({ value, wrong, tried, onChange }: { value: Telling; wrong: Record<string, string>; tried: boolean; onChange: (value: Telling) => void }) {
  const { t } = useLingui();
  const words = useDebtorWords();
  return (
    <div className="pair">
      <Select label={t`Qui l’a dit`} options={TOLD_BY.map((by) => ({ value: by, label: words.teller(by) }))} value={value.toldBy} onValueChange={(toldBy) => onChange({ ...value, toldBy })} error={wrong['toldBy']} />
      <TextField label={t`Comment on le sait`} hint={t`Son appel de ce matin, Kbis du 12`} maxLength={500} value={value.source} onValueChange={(source) => onChange({ ...value, source })} error={wrong['source'] ?? (tried && !value.source.trim() ? t`Dites comment on le sait.` : undefined)} />
    </div>
  );
}

/** Why, in words, before something that counted no longer does. */
export function WhyForm({ title, confirm, said, toast, ask, onDone }: { title: string; confirm: string; said: string; toast: string; ask: (reason: string, act: ReturnType<typeof useAct>) => Promise<RecordAnswer | undefined>; onDone: () => void }) {
  const { t } = useLingui();
  const act = useAct(onDone);
  const [reason, setReason] = useState(''), [tried, setTried] = useState(false);
  const send = () => { setTried(true); if (reason.trim()) void act.send(() => ask(reason.trim(), act), () => toast); };
  return (
    <InPlace title={title} confirm={confirm} danger said={<p className="soft">{said}</p>} {...act} onSend={send} onCancel={onDone}>
      <TextField label={t`Pourquoi`} maxLength={500} value={reason} onValueChange={setReason} error={act.wrong['reason'] ?? (tried && !reason.trim() ? t`Écrivez pourquoi.` : undefined)} />
    </InPlace>
  );
}
