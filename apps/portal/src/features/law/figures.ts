/** The figures of the law as the page shows them, all read from the tables: none is written here. Days are ISO and compare as text. */
import { formatRate, parseRate, points, type Confidence, type ConstantId, type ConstantRow, type LawRow, type LawTables } from '@quittance/law';

/** The unit of the rates, which their tables do not repeat on each row. */
export const YEARLY = 'percent/year';
export const RATE_IDS = ['legal_rate_other', 'legal_rate_individual', 'ecb_main_refinancing_rate'] as const;
export type RateId = (typeof RATE_IDS)[number];
/** What two tables give together. */
export const MADE_IDS = ['late_rate_b2b', 'late_rate_public', 'contract_rate_floor'] as const;
export type MadeId = (typeof MADE_IDS)[number];

export interface FigureRow extends ConstantRow { /** What a made figure is made of. */ readonly of?: { readonly base: string; readonly by: number; readonly how: 'plus' | 'times' } }
export interface Figure {
  readonly id: string;
  readonly kind: 'rate' | 'made' | 'constant' | 'text';
  /** Oldest first, as the tables hold them. */
  readonly rows: readonly FigureRow[];
  /** The row in force on the day asked for. */
  readonly current: FigureRow | undefined;
}

export const inForce = ({ from, to }: { from: string | null; to: string | null }, day: string): boolean => (from === null || from <= day) && (to === null || day <= to);
/** Of two rows that claim the day, the later one in the list, as the room reads them. */
const rowOn = <Row extends LawRow<unknown>>(rows: readonly Row[] | undefined, day: string): Row | undefined => rows?.findLast((row) => inForce(row, day));

const BASES: Record<RateId, (law: LawTables) => readonly LawRow<string>[]> = {
  legal_rate_other: (law) => law.legalRate.otherCreditor, legal_rate_individual: (law) => law.legalRate.individualCreditor, ecb_main_refinancing_rate: (law) => law.ecbMainRefinancingRate,
};
const MADE: Record<MadeId, { base: RateId; by: ConstantId; how: 'plus' | 'times' }> = {
  late_rate_b2b: { base: 'ecb_main_refinancing_rate', by: 'b2b_default_margin', how: 'plus' },
  late_rate_public: { base: 'ecb_main_refinancing_rate', by: 'public_margin', how: 'plus' },
  contract_rate_floor: { base: 'legal_rate_other', by: 'b2b_contract_floor_multiplier', how: 'times' },
};
const SURE: readonly Confidence[] = ['low', 'medium', 'high'];
const lesser = (a: Confidence, b: Confidence): Confidence => SURE[Math.min(SURE.indexOf(a), SURE.indexOf(b))]!;

function made(law: LawTables, id: MadeId): FigureRow[] {
  const { base, by, how } = MADE[id];
  return BASES[base](law).flatMap((row) => {
    const other = row.from === null ? undefined : rowOn(law.constants[by], row.from), known = parseRate(row.value);
    if (!other || known === undefined || typeof other.value !== 'number') return [];
    const value = formatRate(how === 'plus' ? known + points(other.value) : known * BigInt(other.value));
    return [{ from: row.from, to: row.to, value, unit: YEARLY, article: other.article, confidence: lesser(row.confidence, other.confidence), of: { base: row.value, by: other.value, how } }];
  });
}

/** Every figure of the tables with its row of the day: the rates, what they give, the constants in the order of the tables, the texts. */
export function figuresOn(law: LawTables, day: string): Figure[] {
  const figure = (id: string, kind: Figure['kind'], rows: readonly FigureRow[]): Figure => ({ id, kind, rows, current: rowOn(rows, day) });
  return [
    ...RATE_IDS.map((id) => figure(id, 'rate', BASES[id](law).map((row) => ({ ...row, unit: YEARLY })))),
    ...MADE_IDS.map((id) => figure(id, 'made', made(law, id))),
    ...Object.entries(law.constants).map(([id, rows]) => figure(id, 'constant', rows)),
    ...Object.entries(law.texts).map(([id, rows]) => figure(id, 'text', rows.map((row) => ({ ...row, unit: 'words' })))),
  ];
}

export interface MissingRate { readonly id: RateId; /** First day without a figure, ISO. */ readonly from: string; /** It is missing today: what needs it is blocked. */ readonly now: boolean }

/** Rates that nobody has entered: those of today at once, those of the next half-year from the 20th of the month before it. */
export function missingRates(law: LawTables, today: string): MissingRate[] {
  const year = Number(today.slice(0, 4)), first = today.slice(5, 7) <= '06';
  const begun = `${year}-${first ? '01' : '07'}-01`, next = first ? `${year}-07-01` : `${year + 1}-01-01`, warned = today >= `${year}-${first ? '06' : '12'}-20`;
  return RATE_IDS.flatMap((id): MissingRate[] => {
    const rows = BASES[id](law);
    if (!rowOn(rows, today)) return [{ id, from: begun, now: true }];
    return warned && !rowOn(rows, next) ? [{ id, from: next, now: false }] : [];
  });
}
