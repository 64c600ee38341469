import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { formatSiren } from '../cases/words.ts';
import { factsOf, type FactLike } from '../timeline/facts.ts';
import { useTitleWords } from '../titles/words.ts';

export const RETURN_REASONS = ['paid', 'uncollectible', 'address_unknown', 'insolvency', 'instructions', 'other'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];
export const MISSIONS = ['serve', 'enforce'] as const;
export type Mission = (typeof MISSIONS)[number];

/** The words of a file handed to a study: its mission and state, its deadlines, what its pack holds. */
export function useHandoffWords() {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const titles = useTitleWords();
  const missions: Record<Mission, string> = { serve: t`Signifier le titre`, enforce: t`Exécuter le titre` };
  const states: Record<string, string> = { offered: t`remis, pas encore pris en main`, accepted: t`pris en main`, refused: t`refusé par l’étude`, returned: t`rendu par l’étude`, withdrawn: t`retiré par l’agence` };
  const returns: Record<ReturnReason, string> = { paid: t`Soldé`, uncollectible: t`Irrécouvrable`, address_unknown: t`Adresse introuvable`, insolvency: t`Procédure collective ou surendettement`, instructions: t`À la demande de l’agence`, other: t`Autre motif` };
  const packs: Record<string, string> = { queued: t`le dossier se prépare`, packed: t`le dossier est prêt`, failed: t`le dossier n’a pas pu être préparé` };
  const papers: Record<string, string> = {
    invoice: t`Facture`, attachment: t`Pièce`, contract: t`Contrat`, order: t`Commande`, delivery: t`Bon de livraison`, correspondence: t`Courrier`, terms: t`Conditions générales`, formal_notice: t`Mise en demeure`, receipt: t`Quittance`, plan_agreement: t`Accord d’échéancier`, dispute_evidence: t`Pièce du débiteur`, title: t`Titre exécutoire`,
    title_service: t`Signification du titre`, bailiff_act: t`Acte`, handoff_pack: t`Dossier complet`, question_attachment: t`Pièce d’une question`, payment_proof: t`Preuve de paiement`, case_message: t`Pièce d’un message`, signed_mandate: t`Mandat signé`,
  };
  const items: Record<string, string> = {
    mandate: t`Mandat en vigueur`, signed_mandate: t`Mandat signé`, debtor: t`Identité du débiteur`, debtor_address: t`Adresse du débiteur et sa source`, creditor: t`Identité du créancier`, invoices: t`Factures`, contract: t`Contrat ou conditions générales`, delivery_proof: t`Bons de livraison, procès-verbaux`,
    formal_notice: t`Mise en demeure`, formal_notice_proof: t`Avis de réception de la mise en demeure`, history: t`Chronologie des démarches`, statement: t`Décompte du jour`, title: t`Titre exécutoire`, title_service: t`Signification du titre`, non_opposition: t`Certificat de non-opposition`, limitation: t`Prescription calculée`, instructions: t`Instructions`, remittance_account: t`Compte où reverser`,
  };
  const sources: Record<string, string> = { creditor: t`dite par le créancier`, deposit: t`dite au dépôt`, register: t`lue au registre`, bailiff: t`dite par l’étude` };
  /** What is known of an item, in a few words; nothing where its name says all. */
  const itemSays = (id: string, list: readonly FactLike[]): string => {
    const fact = factsOf(list);
    const on = (key: string) => { const value = fact(key); return value && /^\d{4}-\d{2}-\d{2}/.test(value) ? day(value.slice(0, 10)) : ''; };
    const euros = (key: string) => { const value = fact(key); return value ? money(value) : ''; };
    switch (id) {
      case 'debtor_address': return [fact('source') && (sources[fact('source')!] ?? fact('source')), on('since') && t`depuis le ${on('since')}`].filter(Boolean).join(', ');
      case 'creditor': return [fact('name'), fact('siren') && t`SIREN ${formatSiren(fact('siren')!)}`].filter(Boolean).join(', ');
      case 'invoices': return fact('missing') ? t`sans pièce : ${fact('missing')}` : fact('claims') ?? '';
      case 'formal_notice': return [fact('reference'), on('on') && t`partie le ${on('on')}`].filter(Boolean).join(', ');
      case 'history': return fact('lines') ? t`${fact('lines')} lignes` : '';
      case 'statement': return fact('due') ? t`dû ${euros('due')}` : '';
      case 'title': return [fact('kind') && titles.kind(fact('kind')!), on('issuedOn') && t`du ${on('issuedOn')}`, fact('authority')].filter(Boolean).join(', ');
      case 'title_service': return on('servedOn') ? t`signifié le ${on('servedOn')}` : '';
      case 'limitation': return on('on') ? t`jusqu’au ${on('on')}` : '';
      case 'remittance_account': return fact('iban') ? t`IBAN finissant par ${fact('iban')}` : '';
      default: return list.map(({ value }) => value).join(', ');
    }
  };
  /** The law's clock, as a sentence that fits before its day and alone. */
  const deadlines: Record<string, (on: string) => string> = {
    payment_order_service: (on) => t`Non avenue si elle n’est pas signifiée le ${on} au plus tard`, default_judgment_notice: (on) => t`Non avenu s’il n’est pas signifié le ${on} au plus tard`, payment_order_opposition: (on) => t`Opposition ouverte jusqu’au ${on}`,
    order_to_pay_sale: (on) => t`Saisie possible après le ${on}`, order_to_pay_lapse: (on) => t`Commandement périmé après le ${on}`, amicable_sale: (on) => t`Vente amiable ouverte jusqu’au ${on}`,
    bank_attachment_notice: (on) => t`Caduque si elle n’est pas dénoncée le ${on} au plus tard`, bank_attachment_contest: (on) => t`Contestation ouverte jusqu’au ${on}`,
    wage_garnishment_earliest: (on) => t`Saisie possible après le ${on}`, wage_garnishment_latest: (on) => t`Commandement caduc sans saisie le ${on} au plus tard`, employer_reply: (on) => t`Réponse de l’employeur attendue le ${on} au plus tard`,
    vehicle_notice: (on) => t`Caduque si elle n’est pas dénoncée le ${on} au plus tard`, protective_notice: (on) => t`Caduque si elle n’est pas dénoncée le ${on} au plus tard`, title_expiry: (on) => t`Titre à exécuter jusqu’au ${on}`,
  };
  const inBrief: Record<string, (on: string) => string> = {
    payment_order_service: (on) => t`Signifier avant le ${on}`, default_judgment_notice: (on) => t`Signifier avant le ${on}`, bank_attachment_notice: (on) => t`Dénoncer avant le ${on}`, vehicle_notice: (on) => t`Dénoncer avant le ${on}`, protective_notice: (on) => t`Dénoncer avant le ${on}`,
    wage_garnishment_latest: (on) => t`Saisir avant le ${on}`, order_to_pay_lapse: (on) => t`Commandement jusqu’au ${on}`, payment_order_opposition: (on) => t`Opposition jusqu’au ${on}`, bank_attachment_contest: (on) => t`Contestation jusqu’au ${on}`, title_expiry: (on) => t`Titre jusqu’au ${on}`,
  };
  /** What undoes the work when it passes; the others are waits, in ink. */
  const lapses = /^(payment_order_service|default_judgment_notice|bank_attachment_notice|vehicle_notice|protective_notice|wage_garnishment_latest)$/;
  return {
    mission: (mission: string): string => missions[mission as Mission] ?? mission,
    state: (state: string): string => states[state] ?? state,
    returned: (reason: string): string => returns[reason as ReturnReason] ?? reason,
    pack: (state: string): string => packs[state] ?? state,
    paper: (kind: string): string => papers[kind] ?? kind,
    item: (id: string): string => items[id] ?? id,
    itemSays,
    deadline: (code: string, on: string): string => deadlines[code]?.(day(on)) ?? day(on),
    deadlineInBrief: (code: string, on: string): string => (inBrief[code] ?? deadlines[code])?.(day(on)) ?? day(on),
    lapses: (code: string): boolean => lapses.test(code),
  };
}
