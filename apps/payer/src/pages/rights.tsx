import { Trans } from '@lingui/react/macro';
import { formatSiren } from '@quittance/law';
import { useSay } from '../parts/say.ts';
import type { AgencyView, PageData } from '../view.ts';

/** Who we are, what you may ask of us, what the law says. */
export function Rights({ agency, visiting, rights }: { agency: AgencyView; visiting: boolean; rights: Extract<PageData, { page: 'rights' }>['rights'] }) {
  const { day } = useSay();
  const { name, legalForm, siren, address, phone, email, dataEmail, declaration, insurance } = agency;
  return (
    <>
      <a className="back" href={visiting ? '/d/statement' : '/d'}>{visiting ? <Trans>Mon décompte</Trans> : <Trans>Retour</Trans>}</a>
      <h1><Trans>Aide, droits et données</Trans></h1>
      <section className="prose">
        <h2><Trans>Nous joindre</Trans></h2>
        <p><Trans>Appelez le <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>, ou écrivez à <a href={`mailto:${email}`}>{email}</a>, avec le numéro de dossier de la lettre.</Trans></p>
        <p><Trans>La lettre ne vous est pas destinée ? Dites-le-nous par l’un de ces moyens : nous cesserons de vous écrire.</Trans></p>
        <h2><Trans>Qui nous sommes</Trans></h2>
        <p>{name}, {legalForm}, SIREN {formatSiren(siren)}, {address.line1}, {address.postalCode} {address.city}.</p>
        <p><Trans>Nous demandons, à l’amiable, le paiement de ce qui est dû à nos clients. Nous ne sommes ni un tribunal ni un commissaire de justice : nous ne pouvons rien saisir.</Trans></p>
        {declaration && <p><Trans>Activité déclarée au procureur de la République près le {declaration.court}, le {day(declaration.on)} (CPCE R124-2).</Trans></p>}
        {insurance && <p><Trans>Responsabilité civile professionnelle : {insurance.insurer}, police {insurance.policy}.</Trans></p>}
        <h2><Trans>Ce que vous pouvez faire</Trans></h2>
        <ul>
          <li><Trans>Voir d’où vient chaque euro, et chaque document.</Trans></li>
          <li><Trans>Contester tout ou partie : les relances s’arrêtent jusqu’à la réponse.</Trans></li>
          <li><Trans>Payer en une ou plusieurs fois ; chaque paiement donne lieu à une quittance (CPCE R124-6).</Trans></li>
        </ul>
        {rights.texts.length > 0 && <><h2><Trans>Ce que dit la loi sur les frais</Trans></h2>{rights.texts.map(({ article, text }) => <blockquote key={article} lang="fr"><p>{text}</p><footer>{article}</footer></blockquote>)}</>}
        <h2><Trans>Vos données</Trans></h2>
        <p><Trans>Nous gardons ce qu’il faut pour ce dossier : votre nom, vos coordonnées, la créance, nos échanges et vos paiements. Elles ne servent qu’à ce dossier et sont lues par nous, par le créancier et, le cas échéant, par le commissaire de justice chargé du dossier.</Trans></p>
        <p><Trans>Vous pouvez demander à les voir, à les corriger, à en limiter l’usage ou vous y opposer : <a href={`mailto:${dataEmail}`}>{dataEmail}</a>. Vous pouvez aussi saisir la CNIL (cnil.fr).</Trans></p>
        <p><Trans>Ces pages ne posent que deux témoins, celui de votre visite et celui de votre langue ; ils disparaissent avec le navigateur. Aucune mesure d’audience, aucun tiers.</Trans></p>
      </section>
    </>
  );
}
