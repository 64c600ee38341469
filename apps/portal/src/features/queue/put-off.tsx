import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, DayField, Dialog, KeyScope, useFormats, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { nextWorkingDay } from '../calls/proposal.ts';
import { useCallWords } from '../calls/words.ts';
import { addDays } from '../timeline/facts.ts';
import { PLAN_NEXT_ACTION, type QueueLine } from './queue.queries.ts';

/** The same act, another day: a case is put off, never left without one. */
export function PutOff({ row, onClose, onDone }: { row: QueueLine; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  return <Dialog open onClose={onClose} title={t`Remettre ${row.debtorName} à plus tard`}><KeyScope title={t`Remettre à plus tard`}><Inside row={row} onClose={onClose} onDone={onDone} /></KeyScope></Dialog>;
}

function Inside({ row, onClose, onDone }: { row: QueueLine; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const { next, onDay } = useCallWords();
  const toast = useToast();
  const [on, setOn] = useState<string | null>(nextWorkingDay(today));
  const [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [plan, { loading, error }] = useMutation(PLAN_NEXT_ACTION);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => { const later = setTimeout(() => field.current?.select()); return () => clearTimeout(later); }, []);
  const keep = async () => {
    if (loading) return;
    if (!on) { field.current?.focus(); return; }
    const { data } = await plan({ variables: { caseId: row.id, nextAction: { kind: row.nextActionKind, on, note: row.nextActionNote } } }).catch(() => ({ data: undefined }));
    if (data?.planNextAction.__typename === 'Refusal') { setRefusal(data.planNextAction); return; }
    if (!data) return;
    onClose();
    onDone();
    const before = { kind: row.nextActionKind, on: row.nextActionOn < today ? today : row.nextActionOn, note: row.nextActionNote };
    toast.undoable(t`${row.debtorName} : ${next(row.nextActionKind, row.nextActionNote)} ${onDay(on)}`, () => void plan({ variables: { caseId: row.id, nextAction: before } }).then(onDone, () => undefined));
  };
  useKeys([{ keys: 'Enter', label: t`garder ce jour`, inFields: true, run: () => void keep() }]);
  return (
    <>
      <p className="soft"><Trans>La suite reste la même : {next(row.nextActionKind, row.nextActionNote)}.</Trans></p>
      {refusal && <RefusalNote refusal={refusal} focus />}
      {error && <p className="wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’a été changé.</Trans></p>}
      <div className="put-off">
        <DayField ref={field} label={t`Quel jour`} hint={t`ven., 27, fin nov, +10j`} value={on} onValueChange={setOn} min={today} max={addDays(today, 365)} />
        <Button kind="primary" kbd="Enter" busy={loading} onClick={() => void keep()}><Trans>Remettre</Trans></Button>
      </div>
    </>
  );
}
