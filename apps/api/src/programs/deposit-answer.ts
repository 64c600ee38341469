/** A deposit, or its dry run, as plain JSON: file by file what was read from it and what could not be, days as ISO, money as "1200.00". */
import { formatDecimal } from '@quittance/law';
import type { Deposit, DepositPreview } from '@quittance/intake';

type Fault = Deposit['faults'][number];
const faultOf = ({ line, field, code, message, facts }: Fault) => ({ line: line ?? null, field: field ?? null, code, message, facts: Object.fromEntries(facts.map(({ key, value }) => [key, value])) });
const errorsOf = (faults: readonly Fault[], name: string) => faults.filter(({ file }) => file === name).map(faultOf);

export function previewAnswer(preview: DepositPreview) {
  const claims = preview.cases.flatMap((one) => one.claims.map((claim) => ({
    file: claim.file, line: claim.line ?? null, reference: claim.reference, issuedOn: String(claim.issuedOn), dueOn: String(claim.dueOn), currency: 'EUR', total: formatDecimal(claim.amount), due: formatDecimal(claim.due),
    debtor: { name: one.debtorName, siren: one.siren ?? null, recognition: one.recognition, case: one.existingReference ?? null },
  })));
  return {
    dryRun: true, caseCount: preview.caseCount, claimCount: preview.claimCount, total: formatDecimal(preview.total),
    files: preview.files.map(({ name, format }) => ({ file: name, format: format ?? null, claims: claims.filter(({ file }) => file === name).map(({ file: _, ...claim }) => claim), errors: errorsOf(preview.faults, name) })),
  };
}

export function depositAnswer(deposit: Deposit, address: string) {
  return {
    dryRun: false, id: deposit.id, placedAt: String(deposit.placedAt), url: address, caseCount: deposit.caseCount, claimCount: deposit.claimCount, total: formatDecimal(deposit.total),
    cases: deposit.cases.map(({ id, publicReference, debtorName, claimCount, total }) => ({ id, reference: publicReference, debtor: debtorName, claimCount, total: formatDecimal(total) })),
    files: deposit.fileNames.map((name) => ({ file: name, errors: errorsOf(deposit.faults, name) })),
  };
}
