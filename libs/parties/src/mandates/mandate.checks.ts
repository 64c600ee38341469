/** What a mandate must say before it is written down: each fault names its field, each missing clause its number in CPCE R124-3. */
import { bytesOf, type FileInput } from '@quittance/documents';
import { MANDATE_ARTICLE } from '../articles.ts';
import { Faults } from '../faults.ts';
import type { RegisterMandateInput } from './mandate.type.ts';

const CLAUSES = [['basisClause', '1°'], ['insuranceClause', '2°'], ['feeClause', '3°'], ['remittanceClause', '4°']] as const;
const ALLOCATIONS = ['statutory', 'indemnity_first', 'principal_first'];
const DAY_COUNTS = ['ACT_ACT', 'ACT_365'];

export interface CheckedMandate {
  faults: Faults;
  /** The numbers of the clauses that lack: "2°, 4°"; empty where all are there. */
  missing: string;
  clauses: Record<(typeof CLAUSES)[number][0], string>;
  reference: string; allocation: string; dayCount: string; signedPdf: Buffer | undefined;
}

export function checkMandateInput(input: RegisterMandateInput, today: Temporal.PlainDate): CheckedMandate {
  const faults = new Faults();
  const after = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;
  const reference = faults.required('reference', input.reference, 'short');
  const missing: string[] = [];
  const clauses = Object.fromEntries(CLAUSES.map(([field, number]) => {
    const text = input[field].trim();
    if (text) return [field, faults.required(field, text, 'clause')];
    missing.push(number);
    faults.add(field, 'clause_missing', { article: `${MANDATE_ARTICLE} ${number}` });
    return [field, ''];
  })) as CheckedMandate['clauses'];

  if (after(input.signedOn, today)) faults.add('signedOn', 'in_future', { today: String(today) });
  if (after(input.signedOn, input.inForceFrom)) faults.add('inForceFrom', 'before_signature', { signedOn: String(input.signedOn), article: MANDATE_ARTICLE });
  if (input.inForceTo && after(input.inForceFrom, input.inForceTo)) faults.add('inForceTo', 'ends_before_start', { from: String(input.inForceFrom) });
  faults.between('feeRate', Number(input.feeRate), 0, 100);
  faults.between('discountMaxPercent', Number(input.discountMaxPercent), 0, 100);
  faults.between('remittanceDays', input.remittanceDays, 1, 365);
  faults.between('planMaxMonths', input.planMaxMonths, 0, 120);
  if (input.feeMinimum > 1_000_000_00n) faults.add('feeMinimum', 'out_of_range', { least: 0, most: 1_000_000, found: String(input.feeMinimum / 100n) });
  const allocation = input.allocation ?? 'statutory';
  if (!ALLOCATIONS.includes(allocation)) faults.add('allocation', 'unknown_value', { found: allocation.slice(0, 40) });
  const dayCount = input.dayCount ?? 'ACT_ACT';
  if (!DAY_COUNTS.includes(dayCount)) faults.add('dayCount', 'unknown_value', { found: dayCount.slice(0, 40) });
  return { faults, missing: missing.join(', '), clauses, reference, allocation, dayCount, signedPdf: pdfOf(faults, 'signedPdf', input.signedPdf) };
}

/** A PDF by its content, whatever its name says. */
function pdfOf(faults: Faults, field: string, file: FileInput): Buffer | undefined {
  const bytes = bytesOf(file);
  if (!Buffer.isBuffer(bytes)) { faults.add(field, bytes.code, bytes.facts); return undefined; }
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') { faults.add(field, 'not_a_pdf', { name: file.name }); return undefined; }
  return bytes;
}
