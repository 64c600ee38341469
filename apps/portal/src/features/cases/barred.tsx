import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Block, Button, Checkbox, Confirm, KeyScope, Money, TextField, useFormats, useToast, Word } from '@quittance/ui';
import { useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { CASE_AFFAIRS } from './affairs.queries.ts';
import { GIVE_UP_BARRED } from './barred.queries.ts';
import { CASE, THREAD, type CaseFile } from './case.queries.ts';

type Barred = CaseFile['barredClaims'][number];

/** What is owed and time-barred: nothing may be asked of a consumer for it; a business may plead it. */
export function BarredClaims({ file }: { file: CaseFile }) {
  const { t } = useLingui();
  const blocked = file.barredClaims.filter(({ demand }) => demand === 'blocked'), warned = file.barredClaims.filter(({ demand }) => demand !== 'blocked');
  const gives = useMay()('giveUp', 'CaseFile') && file.stage !== 'closed' && file.stage !== 'returned';
  if (!file.barredClaims.length) return null;
  return (
    <Block className="barred">
      {blocked.length > 0 && <section aria-label={t`Créances prescrites`}><p><Word tone="danger">{t`Créance prescrite : aucune demande n’est possible`}</Word> <span className="faint">{blocked[0]!.article ?? 'C. conso. L218-2'}</span></p><Lines of={blocked} />{gives && <GiveUp file={file} claims={blocked} />}</section>}
      {warned.length > 0 && <section aria-label={t`Créances que le débiteur peut dire prescrites`}><p><Word tone="wait">{t`Créance prescrite : le débiteur peut refuser de la payer`}</Word> <span className="faint">{warned[0]!.article}</span></p><Lines of={warned} /></section>}
    </Block>
  );
}

function Lines({ of }: { of: readonly Barred[] }) {
  const { t } = useLingui();
  const { day } = useFormats();
  return <ul>{of.map((claim) => <li key={claim.claimId} className="soft">{claim.reference}, <Money value={claim.due} />, {t`prescrite depuis le ${day(claim.expiredOn)}`}</li>)}</ul>;
}

/** Said first, without keeping anything: what is given up, what stays due, whether the case closes; then confirmed. */
function GiveUp({ file, claims }: { file: CaseFile; claims: readonly Barred[] }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const toast = useToast();
  const apollo = useApolloClient();
  const [after, setAfter] = useState<{ due: string; closes: boolean } | null>(null), [reason, setReason] = useState(''), [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<(RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null>(null);
  // What a dry run answers is not how the case stands: it stays out of the cache.
  const [giveUp, { loading, error }] = useMutation(GIVE_UP_BARRED, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const wrong = useFieldWords()(refusal);
  // Those that are given up: all, unless one is left out.
  const chosen = claims.filter(({ claimId }) => !kept.has(claimId));
  const send = async (dryRun: boolean, of = chosen) => {
    if (loading || !of.length) return;
    setRefusal(null);
    const input = { caseId: file.id, claimIds: of.map(({ claimId }) => claimId), reason: reason.trim() || null };
    const { data } = await giveUp({ variables: { input: { ...input, idempotencyKey: keyOf({ ...input, dryRun }) }, dryRun } }).catch(() => ({ data: undefined }));
    if (!data) return;
    const told = data.giveUpBarred;
    if (told.__typename === 'Refusal') { setRefusal(told); return; }
    if (dryRun) { setAfter({ due: told.due, closes: told.stage === 'closed' }); return; }
    setAfter(null);
    toast.say(told.stage === 'closed' ? t`L’agence renonce aux créances prescrites ; le dossier est clos` : t`L’agence renonce aux créances prescrites`);
    await apollo.refetchQueries({ include: [CASE, CASE_AFFAIRS, THREAD] }).catch(() => undefined);
  };
  const fault = <>{refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}{error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’a été changé.</Trans></p>}</>;
  if (!after) return <>{fault}<div className="buttons"><Button busy={loading} onClick={() => void send(true)}>{t`Renoncer aux créances prescrites`}</Button></div></>;
  const named = chosen.map(({ reference }) => reference).join(', ');
  /** What is left out changes what stays due: it is told anew. */
  const turn = (claimId: string, given: boolean) => {
    const next = new Set(kept);
    if (given) next.delete(claimId); else next.add(claimId);
    setKept(next);
    void send(true, claims.filter((claim) => !next.has(claim.claimId)));
  };
  return (
    <KeyScope title={t`Renoncer`} shadow><Confirm
      title={t`L’agence renonce aux créances prescrites.`} confirm={t`Renoncer`} danger busy={loading} onConfirm={() => void send(false)} onCancel={() => { setAfter(null); setKept(new Set()); }}
      consequences={<div className="form">
        {fault}
        {claims.length > 1 && <div role="group" aria-label={t`Créances`}>{claims.map((claim) => <Checkbox key={claim.claimId} label={t`${claim.reference}, ${money(claim.due)}`} checked={!kept.has(claim.claimId)} onCheckedChange={(given) => turn(claim.claimId, given)} />)}</div>}
        {!chosen.length ? <p className="soft">{t`Choisissez au moins une créance.`}</p> : <p>{t`Un avoir efface ce qui reste dû de ${named} ; ce qui a été payé reste payé (C. civ. 2249). Cela ne se reprend pas.`}</p>}
        {chosen.length > 0 && <p>{after.closes ? t`Plus rien n’est dû : le dossier est clos comme prescrit.` : t`Il reste dû ${money(after.due)} : le dossier continue.`}</p>}
        <TextField label={t`Raison`} optional value={reason} onValueChange={setReason} maxLength={500} error={wrong['reason']} />
      </div>}
    /></KeyScope>
  );
}
