/** The French of what is held, for the paper that answers an access request. What has no name of its own is told by its column. */
export const CATEGORY_NAMES: Readonly<Record<string, string>> = {
  identity: 'Identité', contact: 'Coordonnées et souhaits', words: 'Échanges et suivi du dossier', evidence: 'Créances, lettres et pièces', judicial: 'Titres et exécution', accounts: 'Paiements et comptes', traces: 'Traces de connexion', requests: 'Demandes sur les données',
};
export const KIND_NAMES: Readonly<Record<string, string>> = {
  access: 'droit d’accès (RGPD art. 15)', rectification: 'droit de rectification (RGPD art. 16)', erasure: 'droit à l’effacement (RGPD art. 17)', restriction: 'droit à la limitation (RGPD art. 18)', objection: 'droit d’opposition (RGPD art. 21)',
};
export const COLUMN_NAMES: Readonly<Record<string, string>> = {
  name: 'nom', legal_form: 'forme', siren: 'SIREN', vat_number: 'TVA', representative: 'représentant', representative_title: 'qualité', kind: 'nature', source: 'source', line1: 'adresse', line2: 'complément', postal_code: 'code postal', city: 'ville', country: 'pays', value: 'valeur',
  label: 'libellé', next_action_note: 'suite prévue', last_word_facts: 'dernier fait', last_public_word_facts: 'dernier fait partagé', public_reference: 'référence', regime: 'régime', stage: 'étape', closed_reason: 'motif de clôture', next_action_kind: 'suite', plan_state: 'échéancier',
  basis: 'fondement', source_file: 'fichier d’origine', reference: 'référence', currency: 'monnaie', nature: 'nature', note: 'note', reached: 'joint', outcome: 'issue', text: 'texte', reason: 'motif', facts: 'faits', code: 'code', words: 'propos', actor_name: 'auteur', by_name: 'auteur',
  opened_by_name: 'auteur', asked_by_name: 'auteur', proposed_by_name: 'auteur', subject: 'objet', channel: 'canal', figures: 'contenu', mentions: 'mentions', media_type: 'format', origin: 'origine', recipient: 'destinataire', link: 'lien', purpose: 'but', payer: 'payeur',
  bank_reference: 'référence bancaire', means: 'moyen', received_by: 'reçu par', number: 'numéro', evidence: 'preuve', instructions: 'instructions', checks: 'contrôles', served: 'remise', ip: 'adresse IP', user_agent: 'navigateur', sent_to: 'envoyé à', identity_seen: 'preuve d’identité',
  amount_cents: 'montant', due_on: 'échéance', issued_on: 'date', value_on: 'date de valeur', balance_cents: 'solde', total_cents: 'total', paid_cents: 'payé', held_kinds: 'mesures', limitation_on: 'prescription', article: 'article', authority: 'autorité', on_day: 'jour', received_on: 'reçue le', first_on: 'premier versement le',
  last_error: 'échec', late_penalty_text: 'pénalités', indemnity_text: 'indemnité', opened_on: 'ouvert le', next_action_on: 'suite prévue le', promise_due_on: 'promis pour le', promise_cents: 'promis', notice_received_on: 'mise en demeure reçue le', valid_until_day: 'valable jusqu’au', disputed_on: 'contesté le', disputed_cents: 'contesté', superseded_why: 'remplacé parce que', iban: 'IBAN', title: 'qualité', act: 'acte', role: 'rôle', liability: 'engagement', e164: 'numéro', opened_by_kind: 'par', by_kind: 'par', asked_of: 'à', asked_by_kind: 'par', about_kind: 'sujet', proposed_by_kind: 'proposé par', decision: 'décision', wanted: 'attendu',
  enforceable_on: 'exécutoire le', served_on: 'signifié le', done_on: 'fait le', cost_cents: 'coût', opened_by: 'entrée par', locale: 'langue', mission: 'mission', recall: 'rappel', conduct: 'contrôle du contact', interest: 'intérêts', failure: 'échec', hold_task: 'tâche', cause: 'cause',
};
export const BASIS_NAMES: Readonly<Record<string, string>> = { limitation: 'prescription', title: 'durée du titre exécutoire', accounting: 'pièces comptables', security: 'sécurité' };
export const EVENT_NAMES_OF_RETENTION: Readonly<Record<string, string>> = {
  case_closed: 'après la fin du dossier', title_enforceable: 'après le titre exécutoire', financial_year_end: 'après la clôture de l’exercice', recorded: 'après l’enregistrement', request_answered: 'après la réponse',
};
/** "P5Y": 5 ans. */
export const periodName = (period: string): string => {
  const n = Number(period.slice(1, -1)), unit = period.at(-1);
  return unit === 'Y' ? `${n}\u00a0an${n > 1 ? 's' : ''}` : unit === 'M' ? `${n}\u00a0mois` : `${n}\u00a0jour${n > 1 ? 's' : ''}`;
};
