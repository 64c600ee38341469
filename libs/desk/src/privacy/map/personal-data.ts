/**
 * What the house holds on persons, as data: for each column its category and what becomes of it. The register of processing, the answer to
 * an access request and the erasure read it; a spec fails where a table has a column of words that is neither listed nor declared plain.
 */
import type { RetentionKind } from '@quittance/law';

export const DATA_CATEGORIES = ['identity', 'contact', 'words', 'evidence', 'judicial', 'accounts', 'traces', 'requests', 'authorship', 'credentials', 'parties'] as const;
/** The first eight as the kinds of retention; authorship: which of our people did it (told as a function only) · credentials: how a person proves who he is · parties: persons at our clients and at studies. */
export type DataCategory = (typeof DATA_CATEGORIES)[number];

/** One purpose of processing, as article 30 asks for it. */
export const TREATMENTS = ['recovery', 'payments', 'enforcement', 'debtorPage', 'requests', 'mandates', 'people', 'trail'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export type PersonalColumns = Readonly<Record<string, DataCategory>>;
export interface PersonalTable {
  readonly table: string;
  readonly treatment: Treatment;
  /** On whom. */
  readonly about: 'debtor' | 'people' | 'parties';
  /** In French, as the answer to an access request names it. */
  readonly label: string;
  /** By which column a row is a debtor's. Null: not a debtor's. */
  readonly by: 'id' | 'debtor_id' | 'case_id' | 'hold_id' | 'request_id' | null;
  /** Since when it is held, and where it is known from; a column. */
  readonly at: string | null;
  readonly source: string | null;
  readonly columns: PersonalColumns;
  /** Columns of words that say nothing on a person: codes, references of ours, texts of the law. */
  readonly plain: readonly string[];
}

const words = (text: string): string[] => text.split(' ').filter(Boolean);

/** "name:identity note:words" to columns. */
export const columnsOf = (text: string): PersonalColumns => Object.fromEntries(words(text).map((pair) => pair.split(':') as [string, DataCategory]));

const table = (about: PersonalTable['about']) => (treatment: Treatment, name: string, label: string, by: PersonalTable['by'], at: string | null, source: string | null, columns: string, plain = ''): PersonalTable =>
  ({ table: name, treatment, about, label, by, at, source, columns: columnsOf(columns), plain: words(plain) });
export const ofDebtor = table('debtor');
export const ofPeople = table('people');
export const ofParties = table('parties');

const KINDS: ReadonlySet<DataCategory> = new Set(['identity', 'contact', 'words', 'evidence', 'judicial', 'accounts', 'traces', 'requests']);
/** Of a debtor's category: the kind by which it is kept. Authorship and the rest follow what they stand beside. */
export const retentionKindOf = (category: DataCategory): RetentionKind | null => (KINDS.has(category) ? (category as RetentionKind) : null);
