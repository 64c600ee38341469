import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Panel, Select, TextArea, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import type { HandoffFile } from './handoffs.queries.ts';
import { REFUSE_HANDOFF, RETURN_HANDOFF } from './handoffs.queries.ts';
import { RETURN_REASONS, useHandoffWords } from './words.ts';

/** The study does not take the file, or gives it back: with the reason, which the agency reads. */
export function LeaveFile({ handoff, onClose, onLeft }: { handoff: HandoffFile; onClose: () => void; onLeft: () => void }) {
  const { t } = useLingui();
  const title = handoff.state === 'offered' ? t`Refuser le dossier` : t`Rendre le dossier`;
  return <Panel title={title} onClose={onClose} closeLabel={t`le garder`} head={<b>{title}</b>}><Inside handoff={handoff} onClose={onClose} onLeft={onLeft} /></Panel>;
}

function Inside({ handoff, onClose, onLeft }: { handoff: HandoffFile; onClose: () => void; onLeft: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const words = useHandoffWords();
  const refusing = handoff.state === 'offered';
  const [reason, setReason] = useState<string | null>(null), [text, setText] = useState(''), [tried, setTried] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [refuse, refused] = useMutation(REFUSE_HANDOFF), [give, given] = useMutation(RETURN_HANDOFF);
  const faults = useFieldWords()(refusal);
  const busy = refused.loading || given.loading, failed = refused.error ?? given.error;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector<HTMLElement>('.input')?.focus(); }, []);
  const asksWords = refusing || reason === 'other';
  const leave = async () => {
    setTried(true); setRefusal(null);
    if (busy || (!refusing && !reason) || (asksWords && !text.trim())) return;
    const told = refusing
      ? (await refuse({ variables: { handoffId: handoff.id, reason: text.trim() } }).catch(() => ({ data: undefined }))).data?.refuseHandoff
      : (await give({ variables: { handoffId: handoff.id, reason: reason!, words: text.trim() || null } }).catch(() => ({ data: undefined }))).data?.returnHandoff;
    if (!told) return;
    if (told.__typename === 'Refusal') { setRefusal(told); return; }
    toast.say(refusing ? t`Le dossier est refusé` : t`Le dossier est rendu à l’agence`);
    onLeft();
  };
  useKeys([{ keys: 'Ctrl+Enter', label: refusing ? t`refuser` : t`rendre`, inFields: true, run: () => void leave() }]);
  const need = t`Ce champ est nécessaire.`;
  return (
    <div ref={box} className="note-form">
      {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
      {!refusing && <Select label={t`Motif`} options={RETURN_REASONS.map((value) => ({ value, label: words.returned(value) }))} value={reason} onValueChange={setReason} error={faults['reason'] ?? (tried && !reason ? need : undefined)} />}
      <TextArea label={refusing ? t`Motif` : t`Précision`} optional={!asksWords} rows={2} maxLength={2000} value={text} onValueChange={setText} hint={refusing ? t`Hors de notre ressort, conflit d’intérêts, charge de l’étude…` : undefined} error={(refusing ? faults['reason'] : faults['words']) ?? (tried && asksWords && !text.trim() ? need : failed ? t`Quittance ne répond pas. Le dossier est peut-être encore chez vous ; essayez de nouveau.` : undefined)} />
      <p className="soft">{refusing ? t`L’agence lit le motif ; vous ne verrez plus le dossier.` : t`L’agence et le créancier lisent le motif ; vous ne verrez plus le dossier. Les actes rapportés et leurs frais restent acquis.`}</p>
      <p className="buttons"><Button kind="danger" kbd="Ctrl+Enter" busy={busy} onClick={() => void leave()}>{refusing ? t`Refuser le dossier` : t`Rendre le dossier`}</Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Le garder</Trans></Button></p>
    </div>
  );
}
