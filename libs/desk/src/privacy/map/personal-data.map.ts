/** Table by table. A new table of the house is entered here, or in NOT_PERSONAL with its reason. */
import { ofDebtor, ofParties, ofPeople, type PersonalTable } from './personal-data.ts';

const KEYS = 'idempotency_key input_hash';

export const PERSONAL_DATA: readonly PersonalTable[] = [
  // — the debtor and his case —
  ofDebtor('recovery', 'debtor', 'Identité', 'id', 'created_at', 'source', 'name:identity name_key:identity legal_form:identity siren:identity vat_number:identity representative:identity representative_title:identity', 'kind source'),
  ofDebtor('recovery', 'former_name', 'Noms antérieurs', 'debtor_id', 'superseded_at', 'source', 'name:identity name_key:identity source:identity'),
  ofDebtor('recovery', 'debtor_address', 'Adresses', 'debtor_id', 'since', 'source', 'line1:contact line2:contact postal_code:contact city:contact address_key:contact source:contact superseded_why:contact by_name:authorship superseded_by_name:authorship', 'country told_by'),
  ofDebtor('recovery', 'debtor_contact_point', 'Téléphone et courriel', 'debtor_id', 'since', 'source', 'value:contact e164:contact label:contact source:contact superseded_why:contact by_name:authorship superseded_by_name:authorship', 'kind told_by'),
  ofDebtor('recovery', 'debtor_representative', 'Représentants', 'debtor_id', 'since', 'source', 'name:identity title:identity source:identity superseded_why:identity by_name:authorship superseded_by_name:authorship', 'kind told_by'),
  ofDebtor('recovery', 'debtor_account', 'Comptes bancaires', 'debtor_id', 'since', 'source', 'iban:contact source:contact superseded_why:contact by_name:authorship superseded_by_name:authorship', 'told_by'),
  ofDebtor('recovery', 'debtor_address_return', 'Courriers revenus', 'debtor_id', 'at', null, 'words:contact by_name:authorship', 'kind cause'),
  ofDebtor('recovery', 'debtor_merge', 'Rapprochements', 'debtor_id', 'at', null, 'reason:identity by_name:authorship', KEYS),
  ofDebtor('recovery', 'debtor_parting', 'Rapprochements défaits', 'debtor_id', 'at', null, 'reason:identity by_name:authorship'),
  ofDebtor('recovery', 'debtor_link', 'Sociétés liées', 'debtor_id', 'at', 'source', 'source:identity by_name:authorship', 'kind told_by'),
  ofDebtor('recovery', 'debtor_unlink', 'Liens retirés', 'debtor_id', 'at', null, 'reason:identity by_name:authorship'),
  ofDebtor('recovery', 'case_party', 'Codébiteurs et cautions', 'case_id', 'at', 'source', 'name:identity siren:identity act:identity source:identity line1:contact line2:contact postal_code:contact city:contact phone:contact e164:contact email:contact by_name:authorship', `role liability kind country told_by ${KEYS}`),
  ofDebtor('recovery', 'case_party_end', 'Codébiteurs et cautions libérés', 'case_id', 'at', null, 'reason:words by_name:authorship'),
  ofDebtor('recovery', 'debtor_wish', 'Souhaits de contact', 'debtor_id', 'at', 'source', 'source:contact', `kind ${KEYS}`),
  ofDebtor('recovery', 'case_file', 'Dossiers', 'debtor_id', 'opened_at', null, 'next_action_note:words last_word_facts:words last_public_word_facts:words next_action_set_by:authorship', 'public_reference regime stage closed_reason next_action_kind last_word_code last_public_word_code plan_state held_kinds held_stops hold_task'),
  ofDebtor('recovery', 'claim', 'Créances', 'case_id', 'created_at', null, 'basis:evidence source_file:evidence', 'reference currency nature late_penalty_text indemnity_text due_on_from known_evidence'),
  ofDebtor('recovery', 'withdrawn_claim', 'Créances retirées', 'case_id', 'at', null, ''),
  ofDebtor('recovery', 'call', 'Appels', 'case_id', 'at', null, 'note:words', `reached outcome conduct ${KEYS}`),
  ofDebtor('recovery', 'note', 'Notes', 'case_id', 'at', null, 'text:words'),
  ofDebtor('recovery', 'next_action', 'Suites prévues', 'case_id', 'set_at', null, 'note:words', 'kind cause'),
  ofDebtor('recovery', 'reversal', 'Actes repris', 'case_id', 'at', null, 'reason:words', 'fact_kind'),
  ofDebtor('recovery', 'timeline_entry', 'Fil du dossier', 'case_id', 'at', null, 'facts:words actor_name:words', 'kind code fact_kind'),
  ofDebtor('recovery', 'dispute', 'Contestations', 'case_id', 'opened_at', null, 'words:words opened_by_name:words', `reason opened_by_kind ${KEYS}`),
  ofDebtor('recovery', 'dispute_event', 'Suites des contestations', 'case_id', 'at', null, 'words:words by_name:words', 'kind outcome by_kind'),
  ofDebtor('recovery', 'question', 'Questions', 'case_id', 'asked_at', null, 'text:words asked_by_name:words', 'asked_of asked_by_kind about_kind'),
  ofDebtor('recovery', 'answer', 'Réponses', 'case_id', 'at', null, 'text:words by_name:words', 'by_kind'),
  ofDebtor('recovery', 'hold', 'Mesures', 'debtor_id', 'opened_at', null, '', `kind ${KEYS}`),
  ofDebtor('recovery', 'hold_entry', 'Faits des mesures', 'hold_id', 'at', 'source', 'facts:words source:words reason:words', 'kind'),
  ofDebtor('recovery', 'given_up_claim', 'Créances abandonnées', 'case_id', 'at', null, 'reason:words', `cause ${KEYS}`),
  ofDebtor('recovery', 'reminder', 'Relances', 'case_id', 'at', null, 'subject:words text:words', `channel recall conduct law_version ${KEYS}`),
  ofDebtor('recovery', 'letter', 'Lettres', 'case_id', 'queued_at', null, 'figures:evidence mentions:evidence queued_by_name:authorship', `kind reference channel template_version law_version ${KEYS}`),
  ofDebtor('recovery', 'document', 'Documents', 'case_id', 'created_at', 'origin', 'name:evidence sha256:evidence media_type:evidence', 'kind origin fact_kind'),
  ofDebtor('recovery', 'outgoing_message', 'Messages envoyés', 'case_id', 'queued_at', null, 'recipient:contact subject:contact text:contact link:contact last_error:contact', 'channel purpose failure unsubscribe'),
  // — what he pays and agrees to —
  ofDebtor('payments', 'payment', 'Paiements', 'case_id', 'recorded_at', null, 'payer:accounts bank_reference:accounts recorded_by_name:authorship', `means received_by ${KEYS}`),
  ofDebtor('payments', 'receipt', 'Quittances', 'case_id', 'issued_at', null, 'figures:accounts', 'number law_version template_version'),
  ofDebtor('payments', 'plan', 'Échéanciers', 'case_id', 'proposed_at', null, 'words:words evidence:words proposed_by_name:words', `proposed_by_kind interest outside_code law_version ${KEYS}`),
  ofDebtor('payments', 'plan_event', 'Suites des échéanciers', 'case_id', 'at', null, 'reason:words facts:words by_name:words', 'kind by_kind'),
  ofDebtor('payments', 'cost', 'Frais', 'case_id', 'recorded_at', null, 'label:accounts recorded_by_name:authorship', 'article source_kind'),
  // — at law —
  ofDebtor('enforcement', 'title', 'Titres', 'case_id', 'recorded_at', null, 'recorded_by_name:authorship', `kind authority reference ${KEYS}`),
  ofDebtor('enforcement', 'handoff', 'Remises à une étude', 'case_id', 'offered_at', null, 'instructions:judicial checks:judicial figures:judicial offered_by_name:authorship', `mission law_version public_reference ${KEYS}`),
  ofDebtor('enforcement', 'handoff_event', 'Suites des remises', 'case_id', 'at', null, 'reason:judicial words:judicial by_name:authorship', 'kind by_kind'),
  ofDebtor('enforcement', 'bailiff_act', 'Actes du commissaire de justice', 'case_id', 'reported_at', null, 'served:judicial note:judicial reported_by_name:authorship', `kind ${KEYS}`),
  // — his page —
  ofDebtor('debtorPage', 'visit', 'Visites de sa page', 'case_id', 'opened_at', null, 'name:traces ip:traces user_agent:traces', 'token_hash opened_by locale'),
  ofDebtor('debtorPage', 'access_code', 'Codes d’accès envoyés', 'case_id', 'made_at', null, 'sent_to:contact', 'kind code_hash channel'),
  // — his own requests —
  ofDebtor('requests', 'privacy_request', 'Demandes sur ses données', 'debtor_id', 'opened_at', null, 'words:requests identity_seen:requests', `kind channel ${KEYS}`),
  ofDebtor('requests', 'privacy_event', 'Suites de ses demandes', 'request_id', 'at', null, 'words:requests facts:requests', 'kind code article'),
  // — persons at our clients and at studies —
  ofParties('mandates', 'creditor', 'Créanciers', null, 'created_at', null, 'name:parties legal_form:parties siren:parties vat_number:parties line1:parties line2:parties postal_code:parties city:parties email:parties phone:parties iban:parties bic:parties', 'kind country'),
  ofParties('mandates', 'creditor_contact', 'Interlocuteurs des créanciers', null, null, null, 'name:parties role:parties email:parties phone:parties'),
  ofParties('mandates', 'mandate', 'Mandats', null, 'created_at', null, 'ended_reason:parties', 'reference basis_clause insurance_clause fee_clause remittance_clause allocation day_count plan_interest kind currencies'),
  ofParties('mandates', 'fee_schedule', 'Barèmes', null, 'set_at', null, 'reason:parties vat_note:parties set_by_name:authorship', `terms ${KEYS}`),
  ofParties('mandates', 'deposit', 'Dépôts', null, 'placed_at', null, 'file_names:parties faults:parties', KEYS),
  ofParties('mandates', 'deposit_undo', 'Dépôts repris', null, 'at', null, 'reason:parties by_name:authorship'),
  ofParties('enforcement', 'study', 'Études', null, 'created_at', null, 'name:parties legal_form:parties siren:parties line1:parties line2:parties postal_code:parties city:parties email:parties phone:parties iban:parties bic:parties', 'country departments'),
  // — people who work here or come in —
  ofPeople('people', 'app_user', 'Comptes', null, 'created_at', null, 'email:parties name:parties phone:parties password_hash:credentials', 'locale'),
  ofPeople('people', 'role_held', 'Rôles', null, 'given_at', null, 'given_by_name:authorship ended_by_name:authorship', 'role grade'),
  ofPeople('people', 'session', 'Sessions', null, 'created_at', null, 'ip:traces user_agent:traces', 'token_hash former_token_hash stage opened_with ended_because'),
  ofPeople('people', 'viewing', 'Vues au nom d’un autre', null, null, null, 'subject_name:authorship', 'role back_to'),
  ofPeople('people', 'account_link', 'Invitations', null, null, null, 'token_hash:credentials', `purpose ${KEYS}`),
  ofPeople('people', 'totp', 'Application d’authentification', null, null, null, 'secret_sealed:credentials'),
  ofPeople('people', 'recovery_code', 'Codes de récupération', null, null, null, 'code_hash:credentials'),
  ofPeople('people', 'passkey', 'Clés d’accès', null, null, null, 'credential_id:credentials public_key:credentials name:credentials', 'transports'),
  ofPeople('people', 'passkey_challenge', 'Défis', null, null, null, 'challenge:credentials', 'purpose'),
  ofPeople('people', 'known_device', 'Appareils connus', null, null, null, 'token_hash:credentials'),
  ofPeople('people', 'api_token', 'Clés de programmes', null, null, null, 'name:credentials prefix:credentials token_hash:credentials made_by_name:authorship revoked_by_name:authorship', `scopes ${KEYS}`),
  ofPeople('people', 'try_bucket', 'Essais comptés', null, null, null, 'bucket:traces'),
  ofPeople('people', 'access_try', 'Essais d’entrée', null, 'at', null, 'reference_hash:traces ip:traces', 'kind'),
  ofPeople('trail', 'audit_entry', 'Journal', null, 'at', null, 'subject_id:authorship facts:authorship', 'actor_kind action subject outcome code correlation_id person_commitment'),
  ofPeople('trail', 'audit_person', 'Journal : les personnes', null, null, null, 'actor_name:authorship address:traces user_agent:traces session_id:traces words:authorship', 'salt erased_under'),
];

/** Tables that hold nothing on a person, and why. */
export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  agency: 'the agency itself', agency_insurance: 'a policy of the agency', agency_declaration: 'a declaration of the agency',
  blob: 'bytes under their hash: the document that names them says whose they are', credit_note: 'a figure of a claim', claim_position: 'figures', promise: 'a figure and a day',
  letter_event: 'what became of a letter: hashes and codes', outbox_event: 'ids and codes', event_handled: 'which reaction ran', allocation: 'figures', receipt_event: 'hashes and codes', instalment: 'figures', dispute_claim: 'ids',
  law_entry: 'figures of the law', law_decision: 'a decision on a figure of the law', law_run: 'counts', law_effect: 'figures', contact_policy: 'rules of the agency',
  privacy_subject: 'ids', retention_policy: 'rules of the agency', retention_run: 'counts', retention_effect: 'ids and days', erasure: 'that it was erased, and of which kinds', erasure_count: 'counts', erasable_column: 'names of columns',
  mandate_annex: 'figures and a hash of a deposit', deposit_acknowledgement: 'a number and a day', deposit_acknowledgement_event: 'hashes and codes', digest: 'ids and days', digest_preference: 'how often a user wishes his digest: a cadence, a day of the week, an hour',
  upload_quota: 'figures of the agency', migration: 'which migrations ran',
  audit_waiting: 'ids', audit_link: 'hashes', audit_key: 'public keys', audit_head: 'hashes and signatures', audit_verification: 'counts', audit_threshold: 'figures of the agency',
};
