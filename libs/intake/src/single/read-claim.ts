/** One unpaid invoice as a person writes it into a form, to the line that a reader would have made of a file: or what is wrong with each field. */
import { formatDecimal, parseRate, type Cents } from '@quittance/law';
import { Faults } from '@quittance/parties';
import { newId, refuseFaults } from '@quittance/platform';
import { checks, sirenOf } from '../readers/identifier.ts';
import type { ReadLine } from '../lines/read-files.ts';
import type { ReadClaim, ReadContact } from '../readers/index.ts';
import type { SingleClaimInput, SingleDebtorInput } from './single-claim.type.ts';

/** What stands where a file would be named. */
export const FORM = 'formulaire';
const NATURES = ['commercial', 'civil', 'consumer', 'rent', 'commercial_lease', 'carriage', 'telecom', 'insurance_premium', 'consumer_credit'];
const CONTROL = /[\p{Cc}\p{Surrogate}\ufffe\uffff]/u;

/** Refuses bad_fields, each by its path: debtor.name, dueOn, files are not of it. */
export function lineOfForm(input: SingleClaimInput, today: Temporal.PlainDate): ReadLine {
  const faults = new Faults();
  const claim = claimOf(faults, input, today);
  refuseFaults(faults.all);
  return { id: newId(), file: { name: FORM, bytes: Buffer.alloc(0), sha256: '' }, format: 'csv', line: null, claim };
}

/** One line of plain text: what a letter prints as it stands. */
function text(faults: Faults, field: string, value: string | null | undefined, most: 'name' | 'line' | 'city' | 'clause' | 'short'): string | null {
  const flat = value?.replace(/\s+/gu, ' ') ?? null;
  if (flat && CONTROL.test(flat)) faults.add(field, 'forbidden_character');
  return faults.optional(field, flat, most);
}
function needed(faults: Faults, field: string, value: string, most: 'name' | 'short'): string {
  const found = text(faults, field, value, most);
  if (found === null) faults.add(field, 'required');
  return found ?? '';
}

function claimOf(faults: Faults, input: SingleClaimInput, today: Temporal.PlainDate): ReadClaim {
  const { debtor, issuedOn, dueOn, amount } = input;
  const who = buyerOf(faults, debtor);
  if (Temporal.PlainDate.compare(dueOn, issuedOn) < 0) faults.add('dueOn', 'ends_before_start', { issuedOn: String(issuedOn) });
  else if (Temporal.PlainDate.compare(dueOn, today) >= 0) faults.add('dueOn', 'not_due', { dueOn: String(dueOn) });
  if (amount <= 0n) faults.add('amount', 'not_positive');
  const due: Cents = input.due ?? amount;
  if (due <= 0n) faults.add('due', 'not_positive');
  else if (amount > 0n && due > amount) faults.add('due', 'above_due', { due: formatDecimal(amount) });
  if (input.nature && !NATURES.includes(input.nature)) faults.add('nature', 'unknown_value');
  return {
    reference: needed(faults, 'reference', input.reference, 'short'), kind: 'invoice', issuedOn: String(issuedOn), dueOn: String(dueOn), currency: 'EUR', total: formatDecimal(amount), due: formatDecimal(due),
    seller: { name: null, siren: null, vat: null }, buyer: who.buyer,
    latePenaltyText: text(faults, 'latePenaltyText', input.latePenaltyText, 'clause'), indemnityText: text(faults, 'indemnityText', input.indemnityText, 'clause'), contractRate: rateOf(faults, input.contractRate),
    extras: {
      line: 1, buyer: who.contact, seller: NOBODY, nature: debtor.publicBody ? 'public' : (input.nature ?? null), description: text(faults, 'description', input.description, 'clause'), documents: [],
      orderReference: text(faults, 'orderReference', input.orderReference, 'short'), contractReference: text(faults, 'contractReference', input.contractReference, 'short'), deliveryReference: text(faults, 'deliveryReference', input.deliveryReference, 'short'),
    },
  };
}

const NOBODY: ReadContact = { kind: null, siret: null, tradingName: null, addressLines: [], postalCode: null, city: null, country: null, email: null, phone: null, contactName: null };

function buyerOf(faults: Faults, debtor: SingleDebtorInput): { buyer: ReadClaim['buyer']; contact: ReadContact } {
  const isCompany = debtor.kind === 'company';
  if (!isCompany && debtor.kind !== 'person') faults.add('debtor.kind', 'unknown_value');
  if (!isCompany && debtor.publicBody) faults.add('debtor.publicBody', 'unexpected');
  const name = needed(faults, 'debtor.name', debtor.name, 'name');
  const firstName = text(faults, 'debtor.firstName', debtor.firstName, 'name');
  const number = isCompany ? numberOf(faults, debtor.siren) : null;
  return {
    buyer: { name: firstName ? `${firstName} ${name}` : name, siren: number?.siren ?? null, vat: isCompany ? faults.vat('debtor.vatNumber', debtor.vatNumber) : null, account: null },
    contact: {
      ...NOBODY, kind: isCompany ? 'company' : 'person', siret: number?.siret ?? null, ...placeOf(faults, debtor),
      email: faults.email('debtor.email', debtor.email), phone: faults.phone('debtor.phone', debtor.phone), contactName: text(faults, 'debtor.contactName', debtor.contactName, 'name'),
      ...(debtor.iban?.trim() ? { iban: faults.iban('debtor.iban', debtor.iban) } : {}),
    },
  };
}

function numberOf(faults: Faults, written: string | null | undefined): { siren: string; siret: string | null } | null {
  if (!written?.trim()) return null;
  const read = sirenOf(written);
  if (!read || !checks(read.siren)) { faults.add('debtor.siren', 'siren_invalid', { found: written.slice(0, 40) }); return null; }
  return read;
}

/** Nothing of an address, or all that a letter needs of it. */
function placeOf(faults: Faults, { line1, line2, postalCode, city, country }: SingleDebtorInput): Pick<ReadContact, 'addressLines' | 'postalCode' | 'city' | 'country'> {
  if (![line1, line2, postalCode, city].some((each) => each?.trim())) return { addressLines: [], postalCode: null, city: null, country: null };
  const place = faults.address('debtor', { line1: line1 ?? '', line2: line2 ?? null, postalCode: postalCode ?? '', city: city ?? '', country: country ?? null });
  return { addressLines: [place.line1, place.line2].filter((each) => each !== null), postalCode: place.postalCode, city: place.city, country: place.country };
}

/** "12,4 %" to "12.40": what a contract says, not what the law bounds. */
function rateOf(faults: Faults, written: string | null | undefined): string | null {
  const plain = written?.replace(/[\s%]/gu, '').replace(',', '.') ?? '';
  if (!plain) return null;
  if (!/^\d{1,3}(?:\.\d{1,4})?$/u.test(plain) || Number(plain) > 100 || parseRate(plain) === undefined) { faults.add('contractRate', 'bad_rate'); return null; }
  return plain.includes('.') ? plain.replace(/\.(\d)$/u, '.$10') : `${plain}.00`;
}
