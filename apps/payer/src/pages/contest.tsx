import { Trans, useLingui } from '@lingui/react/macro';
import { Back } from '../parts/frame.tsx';
import { Refused } from '../parts/refused.tsx';
import { DisputeAnswer } from '../parts/standing.tsx';
import { useSay } from '../parts/say.ts';
import type { ContestView, DisputeView } from '../view.ts';

/** "I don’t owe this": a reason is enough; words and papers help. */
export function Contest({ contest }: { contest: ContestView }) {
  const { t } = useLingui();
  const { money } = useSay();
  const { creditorName, claims, key, values, refusal, sent, open, mayPlan } = contest;
  if (sent ?? open) return <Sent dispute={(sent ?? open)!} just={sent !== null} creditorName={creditorName} />;
  const reasons: [string, string][] = [
    ['already_paid', t`J’ai déjà payé`], ['not_delivered', t`Le travail ou la livraison n’est pas fait, ou mal fait`], ['wrong_amount', t`La somme n’est pas la bonne`], ['not_me', t`Ce n’est pas moi`], ['other', t`Autre chose`],
  ];
  return (
    <>
      <Back />
      <h1><Trans>Qu’est-ce qui ne va pas ?</Trans></h1>
      <p className="lead"><Trans>Dites-le en quelques mots. Un document aide à vous répondre plus vite.</Trans></p>
      <Refused refusal={refusal} />
      <form method="post" action="/d/contest" encType="multipart/form-data">
        <input type="hidden" name="key" value={key} />
        <fieldset className="reasons"><legend className="off-screen"><Trans>Motif</Trans></legend>
          {reasons.map(([value, label]) => <label key={value}><input type="radio" name="reason" value={value} defaultChecked={values.reason === value} required /><span>{label}</span></label>)}
        </fieldset>
        {mayPlan && <p className="quiet-note"><Trans>Vous devez cette somme mais ne pouvez pas la payer ? <a href="/d/plan">Payer en plusieurs fois</a>.</Trans></p>}
        {claims.length > 1 && (
          <fieldset className="reasons claims"><legend><Trans>Pour quelles factures ?</Trans> <span className="hint"><Trans>Aucune cochée : toutes.</Trans></span></legend>
            {claims.map(({ id, reference, amount }) => <label key={id}><input type="checkbox" name="claim" value={id} defaultChecked={values.claimIds.includes(id)} /><span>{reference}, {money(amount)}</span></label>)}
          </fieldset>
        )}
        <div className="if-paid">
          <div className="field"><label htmlFor="paidOn"><Trans>Quand avez-vous payé ?</Trans></label><input id="paidOn" name="paidOn" className="input code" autoComplete="off" placeholder={t`21/11/2026`} maxLength={30} defaultValue={values.paidOn} /></div>
          <div className="field"><label htmlFor="paidBy"><Trans>Comment, et à qui ?</Trans></label><input id="paidBy" name="paidBy" className="input" autoComplete="off" placeholder={t`par virement à ${creditorName}`} maxLength={200} defaultValue={values.paidBy} /></div>
        </div>
        <div className="field"><label htmlFor="words"><Trans>Dites-nous ce qui s’est passé</Trans></label><textarea id="words" name="words" className="input" rows={4} maxLength={4000} defaultValue={values.words} /></div>
        <div className="field">
          <label htmlFor="files"><Trans>Des photos ou un document</Trans></label>
          <p className="hint" id="files-hint"><Trans>Photos ou PDF, cinq au plus, dix mégaoctets chacun. Une preuve de paiement, si vous avez payé.</Trans></p>
          <input id="files" name="files" type="file" className="drop" multiple accept="application/pdf,image/jpeg,image/png,image/webp,image/heic" aria-describedby="files-hint" />
        </div>
        <p className="safe"><Trans><b>Dès l’envoi, les relances s’arrêtent.</b> {creditorName} répond d’abord ; nous vous écrivons ensuite, avec sa réponse et ses pièces.</Trans></p>
        <button className="button primary big"><Trans>Envoyer</Trans></button>
      </form>
    </>
  );
}

/** What was sent, and what happens now. */
function Sent({ dispute, just, creditorName }: { dispute: DisputeView; just: boolean; creditorName: string }) {
  const { t } = useLingui();
  const { day } = useSay();
  const { words, openedAt, claimReferences, documents, state, answer } = dispute;
  const references = claimReferences.join(', ');
  return (
    <>
      <Back />
      <h1>{just ? t`C’est envoyé. Les relances s’arrêtent.` : t`Votre contestation`}</h1>
      <p className="lead">{state === 'settled' ? '' : <Trans>{creditorName} doit maintenant nous répondre. Nous vous écrirons avec sa réponse et ses pièces ; elle apparaîtra aussi ici. Vous n’avez rien d’autre à faire.</Trans>}</p>
      {state === 'settled' && <DisputeAnswer dispute={dispute} />}
      {state === 'answered' && <p className="safe"><b><Trans>Le créancier a répondu.</Trans></b> {answer ?? <Trans>Nous étudions sa réponse et vous écrivons.</Trans>}</p>}
      <dl className="copy">
        <div><dt><Trans>Envoyée le</Trans></dt><dd>{day(openedAt)}</dd></div>
        {references && <div><dt><Trans>Factures</Trans></dt><dd>{references}</dd></div>}
        {words && <div><dt><Trans>Ce que vous avez écrit</Trans></dt><dd className="words">{words}</dd></div>}
        {documents.length > 0 && <div><dt><Trans>Vos documents</Trans></dt><dd className="words">{documents.map(({ id, name }) => <a key={id} href={`/d/documents/${id}`}>{name}</a>)}</dd></div>}
      </dl>
      <p className="quiet-note"><Trans>Pendant ce temps, aucune relance ne vous est adressée. Si vous retrouvez autre chose, appelez-nous ou écrivez-nous en donnant le numéro du dossier.</Trans></p>
    </>
  );
}
