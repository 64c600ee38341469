/**
 * The words of our codes, as the paper says them to the person whom they are about (RGPD art. 12, § 1: clear and plain). A code that has
 * none is not printed: the file beside holds it as it is kept.
 */
export const CODE_WORDS: Readonly<Record<string, string>> = {
  // — who, what —
  company: 'société', person: 'personne physique', deposit: 'remise du créancier', debtor: 'vous', creditor: 'le créancier', agent: 'l’agence', user: 'l’agence', system: 'l’agence', agency: 'l’agence', bailiff: 'le commissaire de justice', representative: 'votre représentant', third_party: 'un tiers', nobody: 'personne', register: 'un registre public', house: 'l’agence', study: 'le commissaire de justice',
  commercial: 'commerciale', civil: 'civile', public: 'publique', consumer: 'consommation', rent: 'loyer', commercial_lease: 'bail commercial', carriage: 'transport', telecom: 'télécommunications', insurance_premium: 'prime d’assurance', consumer_credit: 'crédit à la consommation', public_debtor: 'personne publique',
  placed: 'confié', amicable: 'amiable', judicial: 'en justice', enforcement: 'exécution forcée', closed: 'clos', returned: 'rendu au créancier', paid: 'payé', settled: 'réglé', recalled: 'repris par le créancier', deposit_undone: 'remise annulée', creditor_recall: 'repris par le créancier', uncollectible: 'irrécouvrable',
  phone: 'téléphone', email: 'courriel', sms: 'SMS', letter: 'lettre', counter: 'au guichet', other: 'autre', mobile: 'portable', landline: 'fixe', post: 'courrier', registered: 'lettre recommandée', simple: 'lettre simple', qr: 'code de la lettre', code: 'code envoyé', portal: 'le portail',
  // — what comes next —
  send_formal_notice: 'mise en demeure', call: 'appel', write: 'courrier', wait_answer: 'attendre la réponse', answer_plan: 'répondre à l’échéancier', ask_creditor: 'interroger le créancier', check_bank: 'vérifier le compte', choose_court: 'choisir la voie de justice', settle_dispute: 'trancher la contestation',
  opening: 'ouverture du dossier', planned: 'décidée par un agent',
  // — calls —
  promise: 'promesse de paiement', refusal: 'refus', absent: 'absent', message_left: 'message laissé', wrong_number: 'faux numéro', callback: 'à rappeler', dispute: 'contestation',
  // — disputes, questions, plans —
  already_paid: 'déjà payé', not_delivered: 'non livré', wrong_amount: 'montant inexact', not_mine: 'ne me concerne pas', defective: 'défaut', time_barred: 'prescrit', answered: 'répondu', withdrawn: 'retirée', rejected: 'rejetée', upheld: 'admise', partly_upheld: 'admise en partie', agreed: 'accord', broken: 'rompu', completed: 'achevé', refused: 'refusé', printed: 'imprimé', proposed: 'proposé', ended: 'terminé', kept: 'tenu', runs: 'courent', stops: 'suspendus', pushed_back: 'reporté', late: 'en retard',
  // — money —
  card: 'carte', cash: 'espèces', cheque: 'chèque', direct_debit: 'prélèvement', transfer: 'virement',
  // — papers —
  invoice: 'facture', attachment: 'pièce jointe', contract: 'contrat', order: 'commande', delivery: 'bon de livraison', correspondence: 'courrier', terms: 'conditions générales', formal_notice: 'mise en demeure', receipt: 'quittance', plan_agreement: 'échéancier signé', dispute_evidence: 'pièce d’une contestation', title: 'titre exécutoire', title_service: 'signification du titre', bailiff_act: 'acte de commissaire de justice', handoff_pack: 'dossier remis à l’étude', privacy_export: 'réponse à votre demande', deposit_file: 'fichier remis par le créancier', hold_source: 'pièce d’une mesure', upload: 'pièce déposée', handoff: 'remise à l’étude', mandate: 'mandat', plan: 'échéancier', privacy: 'votre demande', question: 'question', hold: 'mesure',
  'application/pdf': 'PDF', 'image/png': 'image', 'image/jpeg': 'image', 'text/csv': 'tableau', 'application/xml': 'facture électronique', 'application/zip': 'archive', 'application/json': 'fichier de données', 'text/plain': 'texte',
  // — messages —
  dispute_opened: 'contestation reçue', dispute_settled: 'contestation tranchée', plan_agreed: 'échéancier accordé', plan_broken: 'échéancier rompu', plan_completed: 'échéancier achevé', plan_proposed: 'échéancier proposé', plan_received: 'échéancier reçu', plan_refused: 'échéancier refusé', plan_reminder: 'rappel d’échéance', question_asked: 'question posée', receipt_withdrawn: 'quittance annulée', reminder: 'relance', access_code: 'code d’accès',
  // — at law —
  judgment: 'jugement', payment_order: 'injonction de payer', small_claims_title: 'petites créances', notarial_deed: 'acte notarié', conciliation_record: 'conciliation', unpaid_cheque_title: 'chèque impayé', uncontested_claim_record: 'créance incontestée', settlement_with_formula: 'transaction exécutoire', enforce: 'exécuter le titre', serve: 'signifier', protect: 'mesure conservatoire',
  order_to_pay: 'commandement de payer', summons: 'sommation', sale_order_to_pay: 'commandement aux fins de saisie-vente', sale_seizure: 'saisie-vente', bank_attachment: 'saisie-attribution', bank_attachment_notice: 'dénonciation de la saisie-attribution', wage_seizure: 'saisie des rémunérations', vehicle_declaration: 'saisie d’un véhicule', nothing_to_seize: 'procès-verbal de carence', address_search: 'recherche d’adresse', uncollectible_certificate: 'certificat d’irrécouvrabilité',
  debtorDeath: 'décès', insolvencyProceeding: 'procédure collective', judicialGracePeriod: 'délai de grâce', overIndebtedness: 'surendettement', processingRestriction: 'limitation du traitement', protectedPerson: 'personne protégée', legalAid: 'aide juridictionnelle', offered: 'remis', accepted: 'pris en main', packed: 'réuni', opened: 'inscrite', amended: 'modifiée', voided: 'annulée',
  // — requests —
  access: 'accès', rectification: 'rectification', erasure: 'effacement', restriction: 'limitation', objection: 'opposition', identified: 'identité vérifiée', joined: 'autre créancier joint', extended: 'délai prolongé', exported: 'données réunies', rectified: 'données rectifiées', restricted: 'traitement limité', erased: 'données effacées',
  // — the thread: what happened —
  'act.reported': 'acte de commissaire de justice', 'call.absent': 'appel sans réponse', 'call.callback': 'appel, à rappeler', 'call.dispute': 'appel, contestation', 'call.message_left': 'message laissé', 'call.promise': 'promesse de paiement', 'call.refusal': 'appel, refus', 'call.third_party': 'appel, un tiers a répondu', 'call.wrong_number': 'faux numéro', 'case.closed': 'dossier clos', 'case.opened': 'dossier ouvert', 'case.reopened': 'dossier rouvert', 'case.withdrawn': 'dossier retiré par le créancier', 'claims.withdrawn': 'factures retirées par le créancier', 'debtors.doubtful': 'débiteur peut-être déjà connu', 'claims.added': 'créances ajoutées',
  'dispute.answered': 'contestation, réponse du créancier', 'dispute.opened': 'contestation reçue', 'dispute.settled': 'contestation tranchée', 'handoff.accepted': 'dossier pris en main par l’étude', 'handoff.offered': 'dossier remis à l’étude', 'handoff.packed': 'dossier réuni pour l’étude', 'handoff.refused': 'dossier refusé par l’étude', 'handoff.returned': 'dossier rendu par l’étude', 'handoff.withdrawn': 'dossier repris à l’étude',
  'hold.amended': 'mesure modifiée', 'hold.opened': 'mesure inscrite', 'hold.voided': 'mesure annulée', 'hold.ended': 'mesure terminée', 'letter.queued': 'lettre préparée', 'letter.sent': 'lettre partie', 'letter.failed': 'lettre non partie', 'message.queued': 'message envoyé', 'message.failed': 'message non parti', 'next_action.planned': 'suite décidée', 'payment.recorded': 'paiement reçu', 'payment.reversed': 'paiement annulé',
  'plan.agreed': 'échéancier accordé', 'plan.broken': 'échéancier rompu', 'plan.completed': 'échéancier achevé', 'plan.late': 'échéance en retard', 'plan.printed': 'échéancier imprimé', 'plan.proposed': 'échéancier proposé', 'plan.refused': 'échéancier refusé', 'plan.ended': 'échéancier terminé', 'privacy.rectified': 'données rectifiées', 'privacy.erased': 'données effacées', 'question.answered': 'question, réponse', 'question.asked': 'question posée', 'receipt.issued': 'quittance délivrée', 'reminder.sent': 'relance envoyée', 'stage.changed': 'changement d’étape', 'title.recorded': 'titre enregistré', 'wish.recorded': 'souhait de contact', 'debtor.visited': 'visite de votre page',
  message: 'message', note: 'note', stage: 'étape', task: 'suite', payment: 'paiement', visit: 'visite',
};

/** What says nothing more than what stands beside it: how our own rows hang together. */
const SILENT = new Set(['fact_kind', 'last_word_code', 'last_word_facts', 'last_public_word_code', 'last_public_word_facts', 'held_stops', 'hold_task', 'told_by', 'link', 'due_on_from', 'known_evidence', 'facts', 'figures', 'checks', 'conduct', 'recall', 'consequences', 'evidence', 'overpaid_cents', 'costs_due_cents']);

const isCode = (value: string): boolean => /^[a-z]+(?:[._:][a-zA-Z0-9-]+)+$/.test(value) || /^[a-z]+[A-Z][a-zA-Z]+$/.test(value);
/** Columns in which a word of one piece is a code of ours, not something that somebody wrote. */
const CODED = new Set(['kind', 'regime', 'stage', 'closed_reason', 'next_action_kind', 'plan_state', 'nature', 'reached', 'outcome', 'reason', 'code', 'cause', 'channel', 'purpose', 'means', 'received_by', 'origin', 'media_type', 'mission', 'source', 'opened_by', 'opened_by_kind', 'by_kind', 'asked_of', 'asked_by_kind', 'about_kind', 'proposed_by_kind', 'interest', 'failure', 'wanted', 'decision', 'role', 'liability', 'outside_code', 'source_kind', 'held_kinds']);

/** A value of ours in the words of the person; undefined: it is not said on paper. What people wrote is said as they wrote it. */
export function worded(column: string, value: unknown): unknown {
  if (SILENT.has(column)) return undefined;
  if (Array.isArray(value)) { const said = value.map((one) => worded(column, one)).filter((one) => one !== undefined); return said.length ? said : undefined; }
  if (typeof value !== 'string' || !CODED.has(column)) return value;
  return CODE_WORDS[value] ?? (isCode(value) ? undefined : value);
}
