import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Confirm, ErrorState, Loading, Money, Panel, Press, Table, TextArea, useToast } from '@quittance/ui';
import { useCallback, useEffect, useState } from 'react';
import { RefusalNote, useFieldWords, useForbiddenWords, type RefusalLike } from '../../app/refusals.tsx';
import { useCounts } from '../intake/words.ts';
import { DEPOSIT, UNDO_CASE, UNDO_DEPOSIT, type Undone } from './deposits.queries.ts';
import { useUndoWords } from './words.ts';

type Look = { undone: Undone } | { refusal: RefusalLike } | 'failed';
/** A reason is asked where it is kept; a look keeps nothing. */
const LOOKING = '—';

/** Taking a deposit back, whole or one case of it: what would be touched is shown before anything is, then a reason is asked. */
export function UndoDeposit({ depositId, caseId, title, onClose, onDone }: { depositId: string; /** This one case alone. */ caseId?: string | undefined; title: string; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  return <Panel title={title} onClose={onClose} closeLabel={t`ne pas reprendre`} head={<><b>{title}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside depositId={depositId} caseId={caseId} onClose={onClose} onDone={onDone} /></Panel>;
}

function Inside({ depositId, caseId, onClose, onDone }: { depositId: string; caseId: string | undefined; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const toast = useToast();
  const counts = useCounts(), words = useUndoWords();
  const [look, setLook] = useState<Look | null>(null), [reason, setReason] = useState(''), [missing, setMissing] = useState(false), [busy, setBusy] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const wrong = useFieldWords()(refusal);
  const ask = useCallback(async (why: string, dryRun: boolean): Promise<Look> => {
    try {
      const answer = caseId
        ? (await apollo.mutate({ mutation: UNDO_CASE, variables: { depositId, caseId, reason: why, dryRun }, fetchPolicy: dryRun ? 'no-cache' : 'network-only' })).data!.undoDepositedCase
        : (await apollo.mutate({ mutation: UNDO_DEPOSIT, variables: { depositId, reason: why, dryRun }, fetchPolicy: dryRun ? 'no-cache' : 'network-only' })).data!.undoDeposit;
      return answer.__typename === 'Refusal' ? { refusal: answer } : { undone: answer };
    } catch { return 'failed'; }
  }, [apollo, depositId, caseId]);
  const see = useCallback(() => { setLook(null); void ask(LOOKING, true).then(setLook); }, [ask]);
  useEffect(see, [see]);
  const undo = async () => {
    if (busy) return;
    if (!reason.trim()) { setMissing(true); return; }
    setBusy(true); setRefusal(null); setFailed(false);
    const answer = await ask(reason.trim(), false);
    setBusy(false);
    if (answer === 'failed') { setFailed(true); return; }
    if ('refusal' in answer) { setRefusal(answer.refusal); return; }
    for (const fieldName of ['cases', 'creditorHome', 'deposits', 'missingEvidence']) apollo.cache.evict({ id: 'ROOT_QUERY', fieldName });
    await apollo.refetchQueries({ include: [DEPOSIT] }).catch(() => undefined);
    toast.say(caseId ? t`Le dossier est repris` : t`Le dépôt est repris`);
    onDone();
  };
  if (look === null) return <Loading lines={4} />;
  if (look === 'failed') return <ErrorState onRetry={see} />;
  if ('refusal' in look) return <RefusalNote refusal={look.refusal} focus actions={<Button onClick={onClose}><Trans>Revenir</Trans></Button>} />;
  const { cases, left } = look.undone;
  return (
    <div className="undo form">
      <Table
        caption={t`Ce qui sera repris : ${counts.cases(cases.length)}`} rows={cases} rowId={(row) => row.id}
        columns={[
          { key: 'debtor', head: t`Débiteur`, rowHead: true, cell: (row) => row.debtorName }, { key: 'reference', head: t`Dossier`, cell: (row) => row.publicReference },
          { key: 'what', head: t`Ce qui se passe`, cell: (row) => words.what(row.what) }, { key: 'touched', head: t`Fait entre-temps, et gardé au fil`, cell: (row) => words.touched(row.touched) || '—' },
          { key: 'claims', head: t`Factures`, as: 'end', cell: (row) => row.claims }, { key: 'total', head: t`Principal`, as: 'amount', cell: (row) => <Money value={row.total} /> },
        ]}
      />
      {left.length > 0 && <Blocked blocked={left} title={t`Ce qui reste : ${counts.cases(left.length)}`} />}
      {refusal && !refusal.fields?.length && <RefusalNote refusal={refusal} focus />}
      {failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est sûr d’avoir été repris ; confirmez de nouveau, rien n’est fait deux fois.</Trans></p>}
      <TextArea label={t`Pourquoi ce dépôt est repris`} rows={2} maxLength={500} value={reason} onValueChange={(next) => { setReason(next); setMissing(false); }} error={wrong['reason'] ?? (missing ? t`Dites pourquoi ; l’agence le lira.` : undefined)} />
      <Confirm
        title={caseId ? t`Ce dossier sera repris, l’agence cesse d’agir.` : t`L’agence cesse d’agir sur ce dépôt.`} danger busy={busy} disabled={!cases.length} confirm={caseId ? t`Reprendre ce dossier` : t`Reprendre le dépôt`}
        consequences={<p><Trans>Ce qui a été fait reste au fil, avec votre motif. Les fichiers sont gardés ; les mêmes factures pourront être confiées de nouveau.</Trans></p>} onConfirm={() => void undo()} onCancel={onClose}
      />
    </div>
  );
}

/** The cases that stay, each with why and the rule that says so. */
export function Blocked({ blocked, title }: { blocked: readonly { caseId: string; publicReference: string; code: string; article?: string | null; facts: readonly { key: string; value: string }[] }[]; title: string }) {
  const { t } = useLingui();
  const say = useForbiddenWords(), words = useUndoWords();
  return (
    <Table
      caption={title} rows={blocked} rowId={(row) => row.caseId}
      columns={[{ key: 'reference', head: t`Dossier`, rowHead: true, cell: (row) => <a href={`/cases/${row.caseId}`}>{row.publicReference}</a> }, { key: 'why', head: t`Pourquoi`, cell: (row) => words.blocked(row.code, row.article) ?? say(row) }]}
    />
  );
}
