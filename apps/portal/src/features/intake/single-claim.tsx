import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, Choice, DayField, Note, Page, PercentField, Press, Select, TextField, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMe } from '../../app/session.tsx';
import { LinkButton } from '../../app/states.tsx';
import { read as unmask } from '../../gql/index.ts';
import { Attach, type Attached } from '../questions/attach.tsx';
import { useFaultWords } from './fault-words.ts';
import { WHOLE_PREVIEW, type DepositPreview } from './intake.queries.ts';
import { DEPOSIT_CLAIM } from './single.queries.ts';
import { inputOf, missing, NO_CLAIM, NO_DEBTOR, type ClaimForm, type DebtorForm } from './single-form.ts';
import { SinglePreview } from './single-preview.tsx';
import './intake.css';

const PAUSE_MS = 450;
interface Done { id: string; reference: string; caseId: string | undefined; debtorName: string }

/** One unpaid invoice, by hand: who owes, what, with which papers; what it would become is shown while it is written. */
export function SingleClaim() {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const { agencyName } = useMe();
  const [debtor, setDebtor] = useState(NO_DEBTOR), [claim, setClaim] = useState(NO_CLAIM), [files, setFiles] = useState<Attached[]>([]), [decisions, setDecisions] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [preview, setPreview] = useState<DepositPreview | null>(null), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false), [busy, setBusy] = useState(false), [tried, setTried] = useState(false), [more, setMore] = useState(false), [done, setDone] = useState<Done | null>(null), [again, setAgain] = useState(0);
  const attempt = useAttemptKey(), say = useFaultWords(), words = useFieldWords()(refusal);
  const form = useRef<HTMLDivElement>(null), turn = useRef(0);
  const lacks = missing(debtor, claim), whole = lacks.length === 0;
  const ask = async (dryRun: boolean) => {
    const mine = ++turn.current, input = inputOf(debtor, claim, files, decisions, '');
    const { data } = await apollo.mutate({ mutation: DEPOSIT_CLAIM, variables: { input: { ...input, idempotencyKey: attempt(input) }, dryRun }, fetchPolicy: 'no-cache' }).catch(() => ({ data: undefined }));
    if (mine !== turn.current) return undefined;
    setFailed(!data);
    const answer = data?.depositClaim;
    setRefusal(answer?.__typename === 'Refusal' ? answer : null);
    setPreview(answer?.__typename === 'DepositPreview' ? unmask(WHOLE_PREVIEW, answer) : null);
    return answer;
  };
  // What it would become is asked once the hand rests; the answer to an earlier writing is not looked at.
  useEffect(() => {
    turn.current++;
    if (!whole) { setPreview(null); return; }
    const later = setTimeout(() => void ask(true), PAUSE_MS);
    return () => clearTimeout(later);
  }, [debtor, claim, files, decisions, whole, again]);
  const place = async () => {
    if (busy) return;
    if (!whole) { setTried(true); form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .is-wrong input')?.focus(); return; }
    setBusy(true);
    const answer = await ask(false);
    setBusy(false);
    if (answer?.__typename !== 'Deposit') return;
    for (const fieldName of ['cases', 'creditorHome', 'deposits', 'missingEvidence']) apollo.cache.evict({ id: 'ROOT_QUERY', fieldName });
    setDone({ id: answer.id, reference: claim.reference.trim(), caseId: answer.cases[0]?.id, debtorName: answer.cases[0]?.debtorName ?? debtor.name });
    setClaim(NO_CLAIM); setFiles([]); setDecisions(new Map()); setPreview(null); setTried(false);
  };
  const start = (same: boolean) => { if (!same) setDebtor(NO_DEBTOR); setDone(null); setMore(false); requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(same ? '[name=reference]' : '[name=name]')?.focus()); };
  useKeys([{ keys: 'Ctrl+Enter', label: t`confier`, inFields: true, disabled: busy || Boolean(done), run: () => void place() }]);
  const wrong = (field: string): string | undefined => {
    if (tried && lacks.includes(field)) return t`Ce champ est nécessaire.`;
    const fault = refusal?.fields?.find((one) => one.field === field);
    return fault && (say({ __typename: 'IntakeFault', file: '', line: null, field: null, caseId: null, code: fault.code, message: '', facts: fault.facts.map((fact) => ({ __typename: 'Fact', ...fact })) }) || words[field]);
  };
  const of = <Key extends keyof DebtorForm>(key: Key) => ({ value: debtor[key], error: wrong(`debtor.${key}`), onValueChange: (value: string) => setDebtor((was) => ({ ...was, [key]: value })) });
  const set = <Key extends keyof ClaimForm>(key: Key) => (value: ClaimForm[Key]) => setClaim((was) => ({ ...was, [key]: value }));
  const person = debtor.kind === 'person', files_ = Object.entries(words).find(([field]) => field.startsWith('files'))?.[1];
  const other = refusal && !refusal.fields?.length;
  return (
    <Page title={t`Confier une facture`} context={t`rien n’est écrit avant votre accord`} aside={<LinkButton to="/creditor/deposit"><Trans>Déposer des fichiers</Trans></LinkButton>}>
      {done ? (
        <div className="single-done" role="status">
          <Note><p><b>{t`La facture ${done.reference} est confiée à ${agencyName}.`}</b> {done.debtorName}</p></Note>
          <div className="buttons"><Button kind="primary" autoFocus onClick={() => start(true)}><Trans>Une autre facture du même débiteur</Trans></Button><Button onClick={() => start(false)}><Trans>Un autre débiteur</Trans></Button><LinkButton kind="quiet" to="/creditor/deposits/$id" params={{ id: done.id }} search={{}}><Trans>Voir le dépôt</Trans></LinkButton></div>
        </div>
      ) : (
        <div className="single" ref={form}>
          <div className="form">
            {other && <RefusalNote refusal={refusal} focus />}
            <h2><Trans>Qui doit</Trans></h2>
            <Choice label={t`C’est`} options={[{ value: 'company', label: t`une société` }, { value: 'person', label: t`un particulier` }]} value={debtor.kind} onValueChange={(kind) => setDebtor((was) => ({ ...was, kind: kind as DebtorForm['kind'] }))} />
            <div className="pair">{person && <TextField label={t`Prénom`} name="firstName" maxLength={120} autoComplete="off" {...of('firstName')} />}<TextField label={person ? t`Nom` : t`Raison sociale`} name="name" autoFocus maxLength={200} autoComplete="off" {...of('name')} />{!person && <TextField label={t`SIREN ou SIRET`} optional maxLength={20} autoComplete="off" {...of('siren')} />}</div>
            <div className="pair"><TextField label={t`Adresse`} optional maxLength={200} autoComplete="off" {...of('line1')} /><TextField label={t`Adresse, suite`} optional maxLength={200} autoComplete="off" {...of('line2')} /></div>
            <div className="pair"><TextField label={t`Code postal`} optional maxLength={20} autoComplete="off" {...of('postalCode')} /><TextField label={t`Ville`} optional maxLength={120} autoComplete="off" {...of('city')} /></div>
            <div className="pair"><TextField label={t`Adresse électronique`} optional maxLength={200} autoComplete="off" {...of('email')} /><TextField label={t`Téléphone`} optional maxLength={40} autoComplete="off" {...of('phone')} /></div>
            <h2><Trans>La facture</Trans></h2>
            <div className="pair"><TextField label={t`Numéro de facture`} name="reference" maxLength={100} autoComplete="off" value={claim.reference} onValueChange={set('reference')} error={wrong('reference')} /><DayField label={t`Date de la facture`} past value={claim.issuedOn} onValueChange={set('issuedOn')} error={wrong('issuedOn')} /><DayField label={t`Échéance`} past value={claim.dueOn} onValueChange={set('dueOn')} error={wrong('dueOn')} /></div>
            <div className="pair"><AmountField label={t`Montant TTC`} value={claim.amount} onValueChange={set('amount')} error={wrong('amount')} /><AmountField label={t`Reste dû`} optional hint={t`s’il a payé une partie`} value={claim.due} onValueChange={set('due')} error={wrong('due')} /></div>
            {more ? <More claim={claim} set={set} wrong={wrong} of={of} person={person} /> : <p><Press onClick={() => setMore(true)}><Trans>Nature, objet, taux convenu, commande, bon de livraison</Trans></Press></p>}
            <h2><Trans>Pièces</Trans></h2>
            <Attach label={t`Déposez ici la facture, la commande, le bon de livraison`} files={files} error={files_} onFiles={setFiles} />
          </div>
          <SinglePreview preview={preview} whole={whole} failed={failed} decisions={decisions} onDecide={(key, debtorId) => setDecisions((was) => { const next = new Map(was); if (debtorId === undefined) next.delete(key); else next.set(key, debtorId); return next; })} onRetry={() => setAgain((n) => n + 1)}>
            <Button kind="primary" kbd="Ctrl+Enter" busy={busy} onClick={() => void place()}><Trans>Confier cette facture</Trans></Button>
          </SinglePreview>
        </div>
      )}
    </Page>
  );
}

type Set = <Key extends keyof ClaimForm>(key: Key) => (value: ClaimForm[Key]) => void;
function More({ claim, set, wrong, of, person }: { claim: ClaimForm; set: Set; wrong: (field: string) => string | undefined; of: <Key extends keyof DebtorForm>(key: Key) => { value: DebtorForm[Key]; error: string | undefined; onValueChange: (value: string) => void }; person: boolean }) {
  const { t } = useLingui();
  const natures: [string, string][] = [['', t`selon le débiteur`], ['commercial', t`commerciale`], ['civil', t`civile`], ['consumer', t`vente ou service à un consommateur`], ['rent', t`loyer d’habitation`], ['commercial_lease', t`bail commercial`], ['carriage', t`transport`], ['telecom', t`télécommunications`], ['insurance_premium', t`prime d’assurance`], ['consumer_credit', t`crédit à la consommation`]];
  return (
    <>
      <div className="pair"><Select label={t`Nature de la créance`} options={natures.map(([value, label]) => ({ value, label }))} value={claim.nature} onValueChange={set('nature')} error={wrong('nature')} /><TextField label={t`Objet`} optional maxLength={300} autoComplete="off" value={claim.description} onValueChange={set('description')} error={wrong('description')} /><PercentField label={t`Taux de pénalité convenu`} optional value={claim.contractRate} onValueChange={set('contractRate')} error={wrong('contractRate')} /></div>
      <div className="pair"><TextField label={t`Commande`} optional maxLength={100} autoComplete="off" value={claim.orderReference} onValueChange={set('orderReference')} /><TextField label={t`Bon de livraison`} optional maxLength={100} autoComplete="off" value={claim.deliveryReference} onValueChange={set('deliveryReference')} /></div>
      {!person && <div className="pair"><TextField label={t`Numéro de TVA du débiteur`} optional maxLength={20} autoComplete="off" {...of('vatNumber')} /><TextField label={t`Contact`} optional maxLength={120} autoComplete="off" {...of('contactName')} /></div>}
    </>
  );
}
