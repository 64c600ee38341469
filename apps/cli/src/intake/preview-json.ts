/** The JSON of `intake preview`, written as the files are read: claims of a large file are never all in memory. */
import { readInto, recogniseReadable } from '@quittance/intake/readers';
import type { ReadClaim, ReadError } from '@quittance/intake/readers';

/** Resolves, where it returns a promise, once more text is welcome. */
export type Write = (text: string) => void | Promise<void>;

/** A claim with the fields of the contract, in its order, and no other. */
export function printedClaim(claim: ReadClaim): object {
  const { reference, kind, issuedOn, dueOn, currency, total, due, seller, buyer, latePenaltyText, indemnityText, contractRate } = claim;
  return {
    reference, kind, issuedOn, dueOn, currency, total, due,
    seller: { name: seller.name, siren: seller.siren, vat: seller.vat },
    buyer: { name: buyer.name, siren: buyer.siren, vat: buyer.vat, account: buyer.account },
    latePenaltyText, indemnityText, contractRate,
  };
}

export function printedError({ line, field, message }: ReadError): object {
  return { line, field, message };
}

const nothing = (): void => undefined;

/**
 * One element of the array. The contract's order has the errors before the claims, and either list may be long:
 * the file is read once for each, which costs time that it has, and no memory.
 */
export async function writePreview(bytes: Uint8Array, file: string, write: Write): Promise<void> {
  const recognition = recogniseReadable(bytes, file);
  if (recognition.format === null) {
    await write(JSON.stringify({ file, error: { code: 'unknown_format', message: recognition.message } }));
    return;
  }
  await write(`{"file":${JSON.stringify(file)},"format":${JSON.stringify(recognition.format)},"errors":[`);
  const errors = list(write);
  await readInto(bytes, file, { claim: nothing, warning: nothing, error: (error) => errors(printedError(error)) });
  await write('],"claims":[');
  const claims = list(write);
  await readInto(bytes, file, { claim: (claim) => claims(printedClaim(claim)), warning: nothing, error: nothing });
  await write(']}');
}

function list(write: Write): (element: object) => void | Promise<void> {
  let separator = '';
  return (element) => {
    const text = separator + JSON.stringify(element);
    separator = ',';
    return write(text);
  };
}
