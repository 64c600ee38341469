/**
 * One invoice that comes twice in a deposit. A list and the electronic invoice itself are one claim with its proof; anything
 * else is a line too many, and told.
 */
import { lineFault, type LineFault } from './faults.ts';
import type { ClaimLine } from './line-checks.ts';
import { isInvoiceItself, type ReadLine } from './read-files.ts';

const identity = (line: ClaimLine) => JSON.stringify([line.claim.reference, String(line.issuedOn)]);
const isProof = (line: ReadLine) => isInvoiceItself(line.format);

/** An instalment of the same invoice falls due on another day, for another sum; what agrees in either is the same claim. */
const isSame = (one: ClaimLine, other: ClaimLine) => one.due === other.due || one.dueOn.equals(other.dueOn);

/** twice: lines too many, each with what is told of it. A line that became one with its invoice is neither. */
export function joinTwins(lines: readonly ClaimLine[]): { lines: ClaimLine[]; twice: { fault: LineFault; line: ClaimLine }[] } {
  const kept: ClaimLine[] = [];
  const twice: { fault: LineFault; line: ClaimLine }[] = [];
  const byIdentity = new Map<string, ClaimLine[]>();
  // The invoice itself first, so that the line of a list finds it whatever the order of the files.
  for (const line of lines.toSorted((a, b) => Number(isProof(b)) - Number(isProof(a)))) {
    const before = byIdentity.get(identity(line)) ?? [];
    const twin = before.find((one) => isSame(one, line));
    if (!twin) {
      const own = { ...line, invoices: isProof(line) ? [line.file] : [] };
      kept.push(own);
      byIdentity.set(identity(line), [...before, own]);
    } else if (isProof(twin) && !isProof(line) && twin.due === line.due && agrees(twin.claim.buyer.siren, line.claim.buyer.siren)) {
      fillGaps(twin, line);
    } else {
      twice.push({ line, fault: lineFault('twice_in_files', { file: line.file.name, line: line.line }, 'reference', {
        reference: line.claim.reference, otherFile: twin.file.name, ...(isProof(twin) || twin.line === null ? {} : { otherLine: twin.line }),
      }) });
    }
  }
  const order = new Map(lines.map(({ id }, i) => [id, i]));
  return { lines: kept.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!), twice };
}

const agrees = (one: string | null, other: string | null) => !one || !other || one === other;

/** What the invoice leaves open and the list knows: the e-mail address, the customer's account, a rate. */
function fillGaps(invoice: ClaimLine, listed: ClaimLine): void {
  const { claim } = invoice;
  const other = listed.claim;
  const filled = <T extends object>(own: T, more: T): T => ({ ...own, ...Object.fromEntries(Object.entries(more).filter(([key, value]) => value !== null && (own as Record<string, unknown>)[key] === null)) });
  const address = claim.extras.buyer.city ? claim.extras.buyer : { ...claim.extras.buyer, addressLines: other.extras.buyer.addressLines };
  invoice.claim = {
    ...claim, buyer: filled(claim.buyer, other.buyer), contractRate: claim.contractRate ?? other.contractRate,
    extras: { ...claim.extras, buyer: filled(address, other.extras.buyer), nature: claim.extras.nature ?? other.extras.nature, description: claim.extras.description ?? other.extras.description },
  };
}
