import { Trans, useLingui } from '@lingui/react/macro';
import type { HeldView } from '../view.ts';
import { useSay } from './say.ts';

/** Why nothing is asked for now, calmly, and whom to turn to. The head of its page. */
export function Held({ held, debtorName, creditorName }: { held: HeldView; debtorName?: string; creditorName: string }) {
  const { day } = useSay();
  const since = day(held.since), article = held.article ?? 'C. conso. L218-2';
  switch (held.kind) {
    case 'debtorDeath': return (
      <>
        <h1>{debtorName ? <Trans>Nous avons appris le décès de {debtorName}.</Trans> : <Trans>Ce dossier est suspendu.</Trans>}</h1>
        <p className="lead"><Trans>Nous vous présentons nos condoléances. Nous n’écrivons plus à cette adresse à ce sujet, et rien n’est à payer ici.</Trans></p>
        <p><Trans>Si vous êtes un proche ou un héritier, vous n’avez rien à faire sur cette page : pour la suite, nous nous adressons au notaire chargé de la succession. Vous pouvez nous dire qui il est.</Trans></p>
        <Whom held={held} />
      </>
    );
    case 'insolvencyProceeding': return (
      <>
        <h1><Trans>Nous ne vous demandons plus rien.</Trans></h1>
        <p className="lead"><Trans>Une procédure collective est ouverte depuis le {since}. La loi interdit de payer ce qui était dû avant le jugement (article L622-7 du code de commerce) : ne nous envoyez aucun paiement.</Trans></p>
        <p>{held.to === 'liquidator' ? <Trans>{creditorName} s’adresse désormais au liquidateur. Pour toute question, tournez-vous vers lui.</Trans> : <Trans>{creditorName} s’adresse désormais au mandataire judiciaire. Pour toute question, tournez-vous vers lui.</Trans>}</p>
        <Whom held={held} />
      </>
    );
    case 'overIndebtedness': return (
      <>
        <h1><Trans>Nous ne vous demandons plus rien pour le moment.</Trans></h1>
        <p className="lead"><Trans>Votre dossier de surendettement est recevable depuis le {since}. En attendant ce que décidera la commission, la loi vous interdit de payer cette dette (article L722-5 du code de la consommation) : ne nous envoyez aucun paiement.</Trans></p>
        <p><Trans>Les relances sont arrêtées et les intérêts ne courent plus. Pour toute question, tournez-vous vers la commission de surendettement, à la Banque de France.</Trans></p>
        <Whom held={held} />
      </>
    );
    case 'protectedPerson': return (
      <>
        <h1><Trans>Nous nous adressons à la personne qui vous représente.</Trans></h1>
        <p className="lead">{held.to === 'guardian'
          ? <Trans>Un tuteur vous représente : c’est avec lui que nous parlons de ce dossier. Vous n’avez rien à faire ici.</Trans>
          : <Trans>Tant que vous êtes mineur, c’est avec vos parents, ou la personne qui vous représente, que nous parlons de ce dossier. Vous n’avez rien à faire ici.</Trans>}</p>
        <Whom held={held} />
      </>
    );
    case 'allBarred': return (
      <>
        <h1><Trans>Vous n’avez rien à payer.</Trans></h1>
        <p className="lead"><Trans>Le délai pour vous demander cette somme est passé depuis le {since} : elle est prescrite ({article}). {creditorName} ne peut plus vous la réclamer, et nous ne vous la demandons pas.</Trans></p>
      </>
    );
    case 'someBarred': return (
      <>
        <h1><Trans>Nous ne vous demandons rien pour le moment.</Trans></h1>
        <p className="lead"><Trans>Le délai pour vous demander une partie de cette somme est passé depuis le {since} : cette partie est prescrite ({article}), et vous n’avez pas à la payer.</Trans></p>
        <p><Trans>Nous revoyons le dossier pour l’en retirer. Nous vous écrirons ensuite ce qu’il reste, s’il reste quelque chose.</Trans></p>
      </>
    );
    default: return (
      <>
        <h1><Trans>Nous ne vous demandons rien pour le moment.</Trans></h1>
        <p className="lead"><Trans>Vous avez demandé le {since} que l’usage de vos données soit limité (article 18 du RGPD). Nous les conservons et nous ne vous relançons plus.</Trans></p>
      </>
    );
  }
}

/** Their name and address, where they are known. */
function Whom({ held: { name, address } }: { held: HeldView }) {
  const { t } = useLingui();
  if (!name) return null;
  return <address className="safe" aria-label={t`À qui vous adresser`}><b>{name}</b>{address && <><br />{address}</>}</address>;
}
