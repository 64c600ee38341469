import { Trans, useLingui } from '@lingui/react/macro';
import { Refused } from '../parts/refused.tsx';
import type { AgencyView, CodeView, EntranceView } from '../view.ts';

/** The door: what stands in the letter opens the file, without a password. */
export function Entrance({ entrance: { reference, postcode, refusal } }: { entrance: EntranceView }) {
  const asked = reference ? `?reference=${encodeURIComponent(reference)}` : '';
  return (
    <>
      <h1><Trans>Vous avez reçu une lettre de notre part.</Trans></h1>
      <p className="lead"><Trans>Elle porte un numéro de dossier et un code. Ils ouvrent votre dossier, sans mot de passe.</Trans></p>
      <Refused refusal={refusal} />
      <form method="post" action="/d/enter">
        <ReferenceField value={reference} />
        <div className="field">
          <label htmlFor="code"><Trans>Code d’accès</Trans></label>
          <p className="hint" id="code-hint"><Trans>Six chiffres, dans la lettre</Trans></p>
          <input id="code" name="code" className="input code" inputMode="numeric" autoComplete="one-time-code" maxLength={12} required aria-describedby="code-hint" />
        </div>
        <div className="field">
          <label htmlFor="postcode"><Trans>Votre code postal</Trans></label>
          <p className="hint" id="postcode-hint"><Trans>Celui de l’adresse où la lettre est arrivée</Trans></p>
          <input id="postcode" name="postcode" className="input code" autoComplete="postal-code" maxLength={12} defaultValue={postcode} required aria-describedby="postcode-hint" />
        </div>
        <button className="button primary big"><Trans>Voir mon dossier</Trans></button>
      </form>
      <p className="quiet-note"><Trans>Vous n’avez pas la lettre ? <a href={`/d/code${asked}`}>Recevoir un nouveau code</a> à l’adresse ou au numéro que nous connaissons.</Trans></p>
      <p className="quiet-note"><Trans>Vous pensez que cette lettre ne vous est pas destinée ? <a href="/d/rights">Dites-le-nous</a>. Rien d’autre ne vous sera demandé.</Trans></p>
    </>
  );
}

function ReferenceField({ value }: { value: string }) {
  return (
    <div className="field">
      <label htmlFor="reference"><Trans>Numéro de dossier</Trans></label>
      <p className="hint" id="reference-hint"><Trans>En haut de la lettre, par exemple R4K-7TD-3</Trans></p>
      <input id="reference" name="reference" className="input code" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20} defaultValue={value} required aria-describedby="reference-hint" />
    </div>
  );
}

/** A code by e-mail or SMS. The answer is the same whether there is such a file or not. */
export function Code({ code: { reference, channel, refusal, asked, sms }, agency }: { code: CodeView; agency: AgencyView }) {
  const { t } = useLingui();
  if (!asked) {
    return (
      <>
        <a className="back" href="/d"><Trans>J’ai la lettre</Trans></a>
        <h1><Trans>Où vous envoyer un code ?</Trans></h1>
        <p className="lead"><Trans>Nous l’envoyons là où nous pouvons vous joindre pour ce dossier. Il sert une fois, pendant dix minutes.</Trans></p>
        <Refused refusal={refusal} />
        <form method="post" action="/d/code">
          <ReferenceField value={reference} />
          <fieldset className="reasons"><legend className="off-screen"><Trans>Par quel moyen</Trans></legend>
            <label><input type="radio" name="channel" value="email" defaultChecked={channel !== 'sms'} /><span>{t`Par courriel`}</span></label>
            {sms && <label><input type="radio" name="channel" value="sms" defaultChecked={channel === 'sms'} /><span>{t`Par SMS`}</span></label>}
          </fieldset>
          <button className="button primary big"><Trans>Recevoir un code</Trans></button>
        </form>
      </>
    );
  }
  return (
    <>
      <a className="back" href={`/d/code?reference=${encodeURIComponent(reference)}`}><Trans>Demander un autre code</Trans></a>
      <h1><Trans>Écrivez le code reçu</Trans></h1>
      <p className="lead">{channel === 'sms'
        ? t`Si nous connaissons un téléphone pour le dossier ${reference}, un code de six chiffres vient d’y partir. Il sert une fois, pendant dix minutes.`
        : t`Si nous connaissons une adresse électronique pour le dossier ${reference}, un code de six chiffres vient d’y partir. Il sert une fois, pendant dix minutes.`}</p>
      <Refused refusal={refusal} />
      <form method="post" action="/d/code/enter">
        <input type="hidden" name="reference" value={reference} /><input type="hidden" name="channel" value={channel} />
        <div className="field">
          <label htmlFor="code"><Trans>Code reçu</Trans></label>
          <p className="hint" id="code-hint"><Trans>Six chiffres</Trans></p>
          <input id="code" name="code" className="input code" inputMode="numeric" autoComplete="one-time-code" maxLength={12} required aria-describedby="code-hint" />
        </div>
        <button className="button primary big"><Trans>Voir mon dossier</Trans></button>
      </form>
      <p className="quiet-note"><Trans>Rien n’arrive ? Regardez parmi les courriers indésirables, ou appelez-nous au {agency.phone}.</Trans></p>
    </>
  );
}
