import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Panel, useFormats, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { nextWorkingDay, type NextDraft, type NextKind } from '../calls/proposal.ts';
import { useCallWords } from '../calls/words.ts';
import { PLAN_NEXT_ACTION } from '../queue/queue.queries.ts';
import type { CaseFile } from './case.queries.ts';
import { NextFields } from './next-fields.tsx';

/** Decides what comes next on a case: there is always something, on a day to come. */
export function PlanNext({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`La suite`} onClose={onClose} closeLabel={t`laisser comme c’est`} head={<b>{t`Changer la suite`}</b>}><Inside file={file} onClose={onClose} /></Panel>;
}

function Inside({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const toast = useToast();
  const { next, onDay } = useCallWords();
  const before = file.nextAction;
  const [draft, setDraft] = useState<NextDraft>({ kind: (before?.kind ?? 'call') as NextKind, on: before && before.on > today ? before.on : nextWorkingDay(today), note: before?.note ?? '' });
  const [refusal, setRefusal] = useState<(RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null>(null);
  const [missing, setMissing] = useState<{ on?: string; note?: string }>({});
  const [plan, { loading, error }] = useMutation(PLAN_NEXT_ACTION);
  const wrong = useFieldWords()(refusal);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector<HTMLElement>('.input')?.focus(); }, []);
  const keep = async () => {
    if (loading) return;
    const gaps = { ...(draft.on ? {} : { on: t`Écrivez le jour.` }), ...(draft.kind === 'other' && !draft.note.trim() ? { note: t`Dites en un mot ce qui est à faire.` } : {}) };
    setMissing(gaps);
    if (Object.keys(gaps).length) return;
    const { data } = await plan({ variables: { caseId: file.id, nextAction: { kind: draft.kind, on: draft.on, note: draft.note.trim() || null } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.planNextAction.__typename === 'Refusal') { setRefusal(data.planNextAction); return; }
    onClose();
    const said = t`La suite : ${next(draft.kind, draft.note)} ${onDay(draft.on)}`;
    if (before && before.on >= today) toast.undoable(said, () => void plan({ variables: { caseId: file.id, nextAction: { kind: before.kind, on: before.on, note: before.note } } }).catch(() => undefined));
    else toast.say(said);
  };
  useKeys([{ keys: 'Enter', label: t`garder la suite`, inFields: true, run: () => void keep() }]);
  return (
    <div ref={box}>
      {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}
      {error && <p className="wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’a été changé.</Trans></p>}
      <NextFields value={draft} onValueChange={setDraft} errors={{ kind: wrong['nextAction.kind'], on: missing.on ?? wrong['nextAction.on'], note: missing.note ?? wrong['nextAction.note'] }} />
      <div className="panel-end"><span /><Button kind="primary" kbd="Enter" busy={loading} onClick={() => void keep()}><Trans>Garder la suite</Trans></Button></div>
    </div>
  );
}
