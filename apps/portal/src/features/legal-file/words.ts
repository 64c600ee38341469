import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { formatSiren } from '../cases/words.ts';
import { useHoldWords } from '../holds/words.ts';
import { factsOf, type FactLike } from '../timeline/facts.ts';
import { isMore } from '../statement/decimal.ts';

type Beginner = 'agency' | 'creditor' | 'lawyer' | 'bailiff';

/** The sentences of an argument: a point and its facts make one, a route and its acts a few words. */
export function useLegalWords() {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const held = useHoldWords();
  const procedures: Record<string, string> = {
    paymentOrder: t`Injonction de payer`, smallClaims: t`Petites créances`, uncontestedCommercialClaim: t`Créance commerciale incontestée`, interimPaymentOrder: t`Référé-provision`, fullClaim: t`Assignation au fond`,
    seizureAndSale: t`Saisie-vente`, bankAttachment: t`Saisie-attribution`, wageGarnishment: t`Saisie des rémunérations`, protectiveSeizure: t`Saisie conservatoire`, vehicleDeclaration: t`Déclaration valant saisie d’un véhicule`,
  };
  const begins: Record<string, string> = {
    'paymentOrder.petition': t`déposer la requête`, 'smallClaims.invite': t`inviter le débiteur à la procédure`, 'uncontestedCommercialClaim.orderToPay': t`signifier le commandement de payer`, 'interimPaymentOrder.summon': t`assigner en référé`,
    'fullClaim.summon': t`assigner`, 'fullClaim.petition': t`déposer la requête`, 'seizureAndSale.orderToPay': t`signifier le commandement de payer`, 'bankAttachment.attach': t`pratiquer la saisie`, 'wageGarnishment.orderToPay': t`signifier le commandement de payer`,
    'protectiveSeizure.seize': t`pratiquer la saisie`, 'vehicleDeclaration.declare': t`déclarer la saisie à la préfecture`,
  };
  const actors: Record<Beginner, string> = { agency: t`l’agence, par pouvoir spécial`, creditor: t`le créancier`, lawyer: t`un avocat`, bailiff: t`un commissaire de justice` };
  const papers: Record<string, string> = {
    groundOfClaim: t`contrat ou bon de commande`, invoices: t`factures`, formalNotice: t`mise en demeure`, debtStatement: t`décompte`, creditorRegistration: t`extrait Kbis`, specialPowerOfAttorney: t`pouvoir spécial`, nonOppositionCertificate: t`certificat de non-opposition`,
    noOppositionNoticeChecked: t`absence d’avis d’opposition vérifiée`, enforceableTitle: t`titre exécutoire`, serviceOfTitle: t`signification du titre`, nonContestationCertificate: t`certificat de non-contestation`, registerEntry: t`répertoire des saisies`, courtOrder: t`décision du juge`,
    writOfSummons: t`assignation`, proofOfService: t`acte de signification`,
  };
  const terms: Record<string, (on: string) => string> = {
    payment_order_consignment: (on) => t`consigner les frais du greffe avant le ${on}`, small_claims_reply: (on) => t`réponse du débiteur jusqu’au ${on}`, uncontested_claim_contest: (on) => t`contestation du débiteur jusqu’au ${on}`, uncontested_claim_record: (on) => t`procès-verbal après le ${on}`,
    order_to_pay_sale: (on) => t`saisie possible après le ${on}`, order_to_pay_lapse: (on) => t`commandement valable jusqu’au ${on}`, bank_attachment_notice: (on) => t`dénoncer au débiteur avant le ${on}`, bank_attachment_contest: (on) => t`contestation jusqu’au ${on}`,
    wage_garnishment_earliest: (on) => t`procès-verbal de saisie après le ${on}`, wage_garnishment_latest: (on) => t`procès-verbal de saisie avant le ${on}`, protective_notice: (on) => t`dénoncer au débiteur avant le ${on}`, protective_action: (on) => t`agir au fond avant le ${on}`, vehicle_notice: (on) => t`dénoncer au débiteur avant le ${on}`,
  };
  const costs: Record<string, string> = {
    legalAidStamp: t`contribution pour l’aide juridique`, commercialRegistryFee: t`frais du greffe`, economicJusticeContribution: t`contribution pour la justice économique`, bailiffService: t`acte du commissaire de justice`, smallClaimsFee: t`procédure du commissaire de justice`,
    uncontestedClaimFee: t`procédure du commissaire de justice`, lawyerFee: t`honoraires d’avocat`, enforcementAct: t`acte d’exécution`, proportionalFeeOnDebtor: t`droit proportionnel du débiteur`, proportionalFeeOnCreditor: t`droit proportionnel du créancier`,
  };
  const bearers: Record<string, string> = { creditor: t`à la charge du créancier`, debtor: t`à la charge du débiteur`, loser: t`à la charge de qui perd`, unknown: t`charge non fixée` };
  const natures: Record<string, string> = {
    commercial: t`créance commerciale`, civil: t`créance civile`, commercial_lease: t`bail commercial`, consumer: t`bien ou service fourni à un consommateur`, insurance_premium: t`prime d’assurance`, consumer_credit: t`crédit à la consommation`, carriage: t`transport`, telecom: t`communications électroniques`,
    rent: t`loyer`, public_debtor: t`créance sur une personne publique`,
  };
  const sources: Record<string, string> = { creditor: t`dite par le créancier`, deposit: t`dite au dépôt`, register: t`lue au registre`, bailiff: t`dite par l’étude` };

  const point = (code: string, list: readonly FactLike[], lacking: boolean): string => {
    const fact = factsOf(list);
    const on = (key: string) => { const value = fact(key); return value ? day(value) : '—'; };
    const siren = fact('siren') ? formatSiren(fact('siren')!) : '';
    switch (code) {
      case 'agency': return t`${fact('name')}, ${fact('legalForm')}, SIREN ${siren}, à ${fact('city')}, exerce une activité de recouvrement amiable pour autrui.`;
      case 'insurance': return lacking ? t`Son assurance de responsabilité civile professionnelle ne couvre pas ce jour.` : t`Sa responsabilité civile professionnelle est assurée par ${fact('insurer')}, police ${fact('policy')}, jusqu’au ${on('until')}.`;
      case 'declaration': return lacking ? t`Sa déclaration au procureur de la République n’est pas enregistrée.` : t`Elle est déclarée au procureur de la République près le ${fact('court')} depuis le ${on('on')}.`;
      case 'account': return t`Les fonds sont reçus sur un compte qui leur est exclusivement affecté : « ${fact('name')} ».`;
      case 'mandate': return lacking ? (fact('state') === 'in_force' ? t`Le mandat ${fact('reference')} est en vigueur, mais son exemplaire signé n’est pas au dossier.` : t`Le mandat ${fact('reference')} n’est pas en vigueur ce jour.`) : fact('until') ? t`Elle agit en vertu du mandat écrit ${fact('reference')}, signé le ${on('signedOn')}, en vigueur jusqu’au ${on('until')}.` : t`Elle agit en vertu du mandat écrit ${fact('reference')}, signé le ${on('signedOn')}, sans terme.`;
      case 'creditor': return siren ? t`Créancier : ${fact('name')}, SIREN ${siren}.` : t`Créancier : ${fact('name')}.`;
      case 'debtor': {
        const who = siren ? t`${fact('name')}, SIREN ${siren}` : `${fact('name')}`, source = fact('source') ? sources[fact('source')!] ?? fact('source') : '';
        return lacking ? t`Débiteur : ${who}. Aucune adresse n’est connue.` : source ? t`Débiteur : ${who}, à ${fact('city')} (adresse ${source}).` : t`Débiteur : ${who}, à ${fact('city')}.`;
      }
      case 'claim': {
        const nature = natures[fact('nature') ?? ''] ?? fact('nature'), amount = fact('amount') ? money(fact('amount')!) : '—', credited = fact('credited');
        const line = t`${fact('reference')}, du ${on('issuedOn')}, échue le ${on('dueOn')} : ${amount} (${nature})`;
        return `${line}${credited ? t`, dont ${money(credited)} d’avoir` : ''}${fact('contractRate') ? t`, taux du contrat ${fact('contractRate')} %` : ''}. ${lacking ? t`Aucune pièce ne la prouve encore : c’est au créancier de le faire.` : ''}`.trim();
      }
      case 'first_letter': return lacking ? t`La lettre qui ouvre le recouvrement n’est pas partie : aucune relance n’est possible.` : t`Mise en demeure réf. ${fact('reference')}, partie le ${on('on')}, avec toutes les mentions exigées.`;
      case 'default_by_due_date': return t`Entre professionnels, les pénalités courent le lendemain de l’échéance, sans qu’un rappel soit nécessaire.`;
      case 'default_by_term': return t`Contre une personne publique, les intérêts moratoires courent de plein droit dès l’expiration du délai de paiement.`;
      case 'default_by_contract': return t`Le contrat met le débiteur en demeure par la seule échéance.`;
      case 'notice_received': return lacking ? t`La réception de la mise en demeure n’est pas établie : aucun intérêt ne court.` : t`Mise en demeure reçue le ${on('on')} : les intérêts courent du lendemain.`;
      case 'calls': return isMore(fact('count') ?? '0', '1') ? t`${fact('count')} appels entre le ${on('first')} et le ${on('last')} ; le débiteur a été joint ${fact('reached')} fois.` : t`Un appel, le ${on('first')} ; le débiteur a été joint ${fact('reached')} fois.`;
      case 'no_calls': return t`Aucun appel n’a été passé.`;
      case 'reminders': return t`Relances écrites : ${fact('count')}, chacune rappelle la première lettre.`;
      case 'promises': return t`Promesses de payer : ${fact('count')}, dont non tenues à leur jour : ${fact('broken')}.`;
      case 'nothing_asked_yet': return t`Rien ne peut être demandé avant la première lettre.`;
      case 'hold': {
        const what = held.kind(fact('kind') ?? ''), stops = (fact('stops') ?? '').split(', ').filter(Boolean).map(held.stop).join(', ');
        const line = fact('until') ? t`Une mesure est en cours, ${what}, du ${on('from')} au ${on('until')}` : t`Une mesure est en cours, ${what}, depuis le ${on('from')}`;
        return stops ? t`${line} : elle arrête ${stops}.` : t`${line} : elle n’arrête rien.`;
      }
      case 'interest_stopped': return t`Les intérêts ne courent plus depuis le ${on('from')}.`;
      case 'dispute': return t`Le débiteur a contesté le ${on('on')} : c’est au créancier de prouver ; rien n’est demandé tant que ce n’est pas tranché.`;
      case 'plan': return fact('nextOn') ? t`Un échéancier accepté est en cours : rien ne peut être exigé avant le prochain versement, le ${on('nextOn')}.` : t`Un échéancier accepté est en cours.`;
      case 'nothing_suspends': return t`Rien ne suspend la créance ni sa poursuite.`;
      default: return [code, ...list.map(({ value }) => value)].join(', ');
    }
  };
  return {
    point,
    procedure: (name: string): string => procedures[name] ?? name,
    begin: (procedure: string, act: string): string => begins[`${procedure}.${act}`] ?? act,
    by: (who: readonly string[]): string => who.map((one) => actors[one as Beginner] ?? one).join(', '),
    paper: (name: string): string => papers[name] ?? name,
    term: (name: string, on: string): string => terms[name]?.(day(on)) ?? t`${name} : ${day(on)}`,
    cost: ({ cost, value, unit, bornBy }: { cost: string; value: string | null; unit: string; bornBy: string }): string => {
      const what = costs[cost] ?? cost, bearer = bearers[bornBy] ?? bornBy;
      return value === null ? t`${what}, montant non saisi, ${bearer}` : unit === 'EUR' ? t`${what} ${money(/\./.test(value) ? value : `${value}.00`)}, ${bearer}` : t`${what} ${value}, ${bearer}`;
    },
  };
}
export type LegalWords = ReturnType<typeof useLegalWords>;
