/**
 * The second wall, as data: by which column of a table each kind of actor sees a row of it, whatever the first wall says. PostgreSQL holds
 * it with one predicate each (libs/platform/src/orm/second-wall.ts turns this into policies). A table that is not listed here is seen by
 * the agency's own people, by its agency_id, and by the system; a spec asks for its line.
 */
export const WALL_KINDS = ['staff', 'creditor', 'bailiff', 'debtor', 'system', 'door'] as const;
export type WallKind = (typeof WALL_KINDS)[number];
/** Whom the row must be of: what the actor of this transaction brings with him. */
export type Own = 'agency' | 'creditor' | 'study' | 'cases' | 'actor' | 'agencyOrCreditor' | 'agencyOrStudy';

/**
 * How a row is known as one's own. A column's name: by what such a column holds (OF). [column, own]: by another one. [column, table, column]:
 * by the rows of another table that he sees. 'all': every row. 'none': no row, for a kind that may add what he can't see.
 */
export type By = string | readonly [column: string, own: Own] | readonly [column: string, table: string, parent: string];

export interface WallTable {
  /** By what each kind sees a row. A kind that is not named sees none. */
  see: Partial<Record<Exclude<WallKind, 'system'>, By>>;
  /** Who may add rows (as he would see them, unless it is said otherwise). staff and system: always. */
  add?: Partial<Record<Exclude<WallKind, 'system'>, By | 'own'>>;
  /** Who may change rows that he sees. staff and system: always, but in tables of facts, which nobody changes. */
  change?: readonly Exclude<WallKind, 'system' | 'staff'>[];
  /** Of the rows that a kind sees, only these (a second, restrictive policy; plain SQL over the row). */
  only?: Partial<Record<Exclude<WallKind, 'system'>, string>>;
  /** Nobody of the application changes or removes a row: it was said once. */
  facts?: true;
  /** Which kinds may remove rows. */
  remove?: readonly WallKind[];
  /** The columns that a kind may read, where not all. */
  columns?: Partial<Record<Exclude<WallKind, 'system'>, readonly string[]>>;
  /** Staff read no more than this says, and write nothing: the house does. */
  house?: true;
  /** Why it is so, where the columns don't say it. */
  why?: string;
}

/** What a column of this name holds. */
export const OF: Readonly<Record<string, Own>> = { agency_id: 'agency', creditor_id: 'creditor', study_id: 'study', case_id: 'cases', user_id: 'actor' };

const ALL_FOUR = { staff: 'agency_id', creditor: 'creditor_id', bailiff: 'case_id', debtor: 'case_id' } as const;
const OUTSIDE = ['creditor', 'bailiff', 'debtor'] as const;
const OWN = { creditor: 'own', bailiff: 'own', debtor: 'own' } as const;
/** Facts of a case that each side may read of his own, and that a use-case of any side may add to: a deposit opens cases, a payment is laid out, a dispute is answered. */
const facts = (more: Partial<WallTable> = {}): WallTable => ({ see: ALL_FOUR, add: OWN, facts: true, ...more });
/** What is derived from them and kept. */
const derived = (more: Partial<WallTable> = {}): WallTable => ({ see: ALL_FOUR, add: OWN, change: OUTSIDE, ...more });
/** The agency's own doings: nobody's from outside. */
const inside = (more: Partial<WallTable> = {}): WallTable => ({ see: { staff: 'agency_id' }, ...more });
/** Of a person: his own, and the agency's to manage. */
const ofPerson = (more: Partial<WallTable> = {}): WallTable => ({
  see: { staff: 'agency_id', creditor: 'user_id', bailiff: 'user_id' }, add: { creditor: 'own', bailiff: 'own' }, change: ['creditor', 'bailiff'], ...more,
});
const BY_DEBTOR = ['debtor_id', 'case_file', 'debtor_id'] as const;
const PUBLIC = "internal = false";

export const SECOND_WALL: Readonly<Record<string, WallTable>> = {
  // — the house, its people —
  agency: { see: { staff: ['id', 'agency'], creditor: ['id', 'agency'], bailiff: ['id', 'agency'], debtor: ['id', 'agency'], door: 'all' }, why: 'Who the agency is stands on its letters and on the door.' },
  agency_insurance: { see: { staff: 'agency_id', creditor: 'agency_id', bailiff: 'agency_id', debtor: 'agency_id', door: 'all' }, facts: true, why: 'Every letter and the debtor’s page say it (R124-2 CPCE).' },
  agency_declaration: { see: { staff: 'agency_id', creditor: 'agency_id', bailiff: 'agency_id', debtor: 'agency_id', door: 'all' }, facts: true, why: 'As the insurance.' },
  app_user: {
    see: { staff: 'agency_id', creditor: ['side', 'agencyOrCreditor'], bailiff: ['side', 'agencyOrStudy'], debtor: ['side', 'agency'], door: 'all' },
    change: ['creditor', 'bailiff'], columns: { door: ['id', 'agency_id', 'email', 'name', 'phone', 'locale', 'disabled_at', 'side'] }, why: 'side: his company, his study, or the agency: whoever deals with the agency knows who works for him.',
  },
  role_held: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: 'study_id', door: 'all' } },
  session: ofPerson({ see: { staff: 'agency_id', creditor: 'user_id', bailiff: 'user_id', door: 'all' }, add: {}, change: ['creditor', 'bailiff', 'door'], why: 'door: whose session it is, is asked by a token that only he has.' }),
  visit: { see: { staff: 'agency_id', debtor: ['id', 'actor'], door: 'all' }, change: ['debtor', 'door'] },
  viewing: ofPerson({ see: { staff: 'agency_id', creditor: 'user_id', bailiff: 'user_id', debtor: ['id', 'visit', 'viewing_id'], door: 'all' }, change: OUTSIDE }),
  api_token: { see: { staff: 'agency_id', creditor: 'creditor_id', door: 'all' }, add: { creditor: 'own' }, change: ['creditor', 'door'], why: 'door: as a session.' },
  account_link: ofPerson(), totp: ofPerson(), recovery_code: ofPerson(), passkey: ofPerson(), passkey_challenge: ofPerson({ remove: ['system'] }), known_device: ofPerson(),
  try_bucket: { see: { staff: 'all', creditor: 'all', bailiff: 'all' }, add: { creditor: 'own', bailiff: 'own' }, change: ['creditor', 'bailiff'], remove: ['system'], why: 'Hashes of what trying is counted under, and until when: whose they are, nobody can tell, and each who proves himself again is counted.' },

  // — the trail —
  audit_entry: { see: { staff: 'agency_id' }, add: { creditor: 'agency_id', bailiff: 'agency_id', debtor: 'agency_id', door: 'all' }, facts: true },
  audit_person: { see: { staff: 'agency_id' }, add: { creditor: 'agency_id', bailiff: 'agency_id', debtor: 'agency_id', door: 'all' } , why: 'Changed by nothing but an erasure: its trigger says so.' },
  audit_waiting: { see: { staff: 'agency_id' }, house: true, remove: ['system'] },
  audit_link: { see: { staff: 'agency_id' }, facts: true, house: true }, audit_head: { see: { staff: 'agency_id' }, facts: true, house: true },
  audit_key: { see: { staff: 'all' }, facts: true, house: true, why: 'Public keys.' },
  audit_verification: inside(), audit_threshold: { see: { staff: 'all' }, facts: true, why: 'Figures; those of the house are of no agency.' },

  // — parties —
  creditor: { see: { staff: 'agency_id', creditor: ['id', 'creditor'], bailiff: ['id', 'case_file', 'creditor_id'], debtor: ['id', 'creditor'] } },
  creditor_contact: { see: { staff: ['creditor_id', 'creditor', 'id'], creditor: 'creditor_id' } },
  mandate: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: ['id', 'case_file', 'mandate_id'], debtor: ['id', 'case_file', 'mandate_id'] } },
  fee_schedule: { see: { staff: 'agency_id', creditor: 'creditor_id' }, facts: true },
  signature_request: { see: { staff: 'agency_id', creditor: 'creditor_id' } }, signature_event: { see: { staff: 'agency_id', creditor: 'creditor_id' }, facts: true }, power_of_attorney: { see: { staff: 'agency_id', creditor: 'creditor_id' } },
  signature_link: { see: {}, house: true, why: 'What opens a paper to sign, by its hash.' }, signature_code: { see: {}, house: true, why: 'What signs it, by its hash.' },
  mandate_notice: inside({ facts: true }), mandate_notice_policy: { see: { staff: 'all', creditor: 'all' }, facts: true, why: 'Figures; those of the house are of no agency.' },
  mandate_annex: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true },
  debtor: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: ['id', 'case_file', 'debtor_id'], debtor: ['id', 'case_file', 'debtor_id'] }, add: { creditor: 'own' }, change: ['creditor'] },
  debtor_address: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: BY_DEBTOR, debtor: BY_DEBTOR }, add: { creditor: 'own' }, change: ['creditor'] },
  debtor_contact_point: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: BY_DEBTOR, debtor: BY_DEBTOR }, add: { creditor: 'own' }, change: ['creditor'] },
  debtor_representative: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: BY_DEBTOR, debtor: BY_DEBTOR }, add: { creditor: 'own' }, change: ['creditor'] },
  debtor_account: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, change: ['creditor'], why: 'By which a debtor is recognised; the study finds its accounts by its own ways.' },
  debtor_address_return: { see: { staff: 'agency_id', creditor: 'creditor_id' }, facts: true },
  debtor_link: { see: { staff: 'agency_id', creditor: 'creditor_id' }, facts: true }, debtor_unlink: { see: { staff: 'agency_id', creditor: 'creditor_id' }, facts: true },
  debtor_merge: inside({ facts: true }), debtor_parting: inside({ facts: true }),
  case_party: { see: { staff: 'agency_id', creditor: 'creditor_id' }, facts: true }, case_party_end: { see: { staff: 'agency_id', creditor: 'creditor_id' }, facts: true },
  former_name: inside({ facts: true }), debtor_wish: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: BY_DEBTOR, debtor: BY_DEBTOR }, facts: true },
  study: { see: { staff: 'agency_id', creditor: ['id', 'handoff', 'study_id'], bailiff: ['id', 'study'], debtor: ['id', 'case_file', 'study_id'] } },

  // — cases —
  upload_quota: { see: { staff: 'all', creditor: 'all' }, facts: true, why: 'Figures: those of the house are of nobody.' },
  deposit: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true },
  deposit_undo: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true },
  deposit_acknowledgement: { see: { staff: 'agency_id', creditor: 'creditor_id' }, facts: true }, deposit_acknowledgement_event: { see: { staff: 'agency_id', creditor: 'creditor_id' }, facts: true },
  column_mapping: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true },
  deposit_upload: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, change: ['creditor'], remove: ['staff', 'creditor', 'system'] }, deposit_upload_chunk: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true, why: 'Chunks go with their upload.' },
  deposit_run: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, change: ['creditor'] },
  case_file: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: ['id', 'cases'], debtor: ['id', 'cases'], door: 'all' }, add: { creditor: 'own' }, change: OUTSIDE, columns: { door: ['id', 'agency_id', 'study_id'] }, why: 'door: which files are in a study’s hands, to know a bailiff by.' },
  claim: facts(), credit_note: facts(), given_up_claim: facts(), withdrawn_claim: { see: ALL_FOUR, add: { creditor: 'own' }, facts: true }, claim_position: derived({ remove: ['staff', 'creditor', 'system'] }),
  call: { see: { staff: 'agency_id' }, facts: true }, promise: facts({ add: {} }), reversal: facts(),
  note: { see: { staff: 'agency_id', creditor: 'creditor_id' }, only: { creditor: PUBLIC }, facts: true },
  next_action: facts(),
  timeline_entry: facts({ only: { creditor: PUBLIC, bailiff: PUBLIC, debtor: PUBLIC } }),
  document: facts({ see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: 'case_id', debtor: 'case_id' }, only: { creditor: PUBLIC, debtor: PUBLIC } }),
  blob: { see: { staff: ['sha256', 'document', 'sha256'], creditor: ['sha256', 'document', 'sha256'], bailiff: ['sha256', 'document', 'sha256'], debtor: ['sha256', 'document', 'sha256'] }, add: { staff: 'all', creditor: 'all', bailiff: 'all', debtor: 'all' }, facts: true, why: 'Bytes by their hash, of nobody in themselves: they are read by who sees a document that they are of.' },
  letter: { see: ALL_FOUR, facts: true }, letter_event: { see: ALL_FOUR, facts: true },
  hold: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: BY_DEBTOR, debtor: BY_DEBTOR } },
  hold_entry: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: ['hold_id', 'hold', 'id'], debtor: ['hold_id', 'hold', 'id'] } },
  question: facts(), answer: facts(),
  pause: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true }, pause_end: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true },
  pause_policy: { see: { staff: 'all', creditor: 'all' }, facts: true, why: 'Figures: those of the house are of nobody.' }, case_recall: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true },
  case_message: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true }, case_message_seen: { see: { staff: 'agency_id', creditor: 'creditor_id' }, add: { creditor: 'own' }, facts: true },
  reminder: inside({ facts: true }),

  // — money —
  payment: facts(), allocation: facts(), receipt: facts(), receipt_event: facts(), cost: facts(),
  plan: facts(), instalment: facts(), plan_event: facts(), dispute: facts(), dispute_claim: facts(), dispute_event: facts(),

  // — titles and hand-offs —
  title: facts({ add: {} }),
  handoff: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: 'study_id', debtor: 'case_id' }, facts: true },
  handoff_event: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: 'study_id', debtor: 'case_id' }, add: { bailiff: 'own' }, facts: true },
  bailiff_act: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: 'study_id', debtor: 'case_id' }, add: { bailiff: 'own' }, facts: true },

  // — the law and the rules of the agency —
  law_entry: { see: { staff: 'agency_id', creditor: 'agency_id', bailiff: 'agency_id', debtor: 'agency_id' }, only: { creditor: 'id in (select entry_id from law_decision)', bailiff: 'id in (select entry_id from law_decision)', debtor: 'id in (select entry_id from law_decision)' }, facts: true, why: 'The law in force is everybody’s who owes or is owed by it; what waits for its second pair of eyes is the agency’s.' },
  law_decision: { see: { staff: 'agency_id', creditor: 'agency_id', bailiff: 'agency_id', debtor: 'agency_id' }, only: { creditor: "outcome = 'approved'", bailiff: "outcome = 'approved'", debtor: "outcome = 'approved'" }, facts: true },
  law_run: inside(), law_effect: inside({ remove: ['staff', 'system'] }),
  contact_policy: inside({ facts: true }),

  // — personal data —
  privacy_request: inside({ facts: true }), privacy_subject: inside({ facts: true }), privacy_event: inside({ facts: true }), retention_policy: inside({ facts: true }),
  retention_run: inside(), retention_effect: inside({ remove: ['staff', 'system'] }), erasure: inside({ facts: true, house: true }), erasure_count: inside({ house: true }), erasable_column: { see: { staff: 'all' }, facts: true, house: true, why: 'Which columns lose their words: names of columns.' },

  // — what leaves the house —
  digest_preference: ofPerson({ see: { staff: 'agency_id', creditor: 'user_id' }, add: { creditor: 'own' }, change: [], facts: true }), digest: ofPerson({ see: { staff: 'agency_id', creditor: 'user_id' }, add: {}, change: [], facts: true }),
  outgoing_message: { see: { staff: 'agency_id' }, add: { creditor: 'agency_id', bailiff: 'agency_id', debtor: 'agency_id', door: 'all' }, why: 'Messages carry codes and links that open doors.' },
  outbox_event: { see: { staff: 'agency_id', creditor: 'creditor_id', bailiff: 'case_id', debtor: 'case_id' }, add: { creditor: 'agency_id', bailiff: 'agency_id', debtor: 'agency_id', door: 'all' }, only: { creditor: PUBLIC }, why: 'Changed by the relay alone.' },
  socket_io_attachments: { see: {}, house: true, remove: ['system'], why: 'What sockets of several nodes tell each other: names and ids.' },
  event_handled: { see: {}, house: true, why: 'The relay’s own.' },
  access_code: { see: { staff: 'agency_id' }, why: 'What lets a debtor in: by its hash, and asked for by the house alone.' },
  access_try: { see: {}, house: true, remove: ['system'] },
};

/** Tables of the schema that no policy is for, each with its reason. */
export const OUTSIDE_THE_WALL: Readonly<Record<string, string>> = {
  migration: 'What was done to the schema: the owner’s; no role of the application may read it.',
};

/** Functions of the owner's that do more than their caller may: who may call them. */
export const OWNERS_FUNCTIONS: Readonly<Record<string, readonly WallKind[]>> = {
  'erase_person(uuid, uuid, uuid, text[], uuid, timestamptz)': ['system'],
};
