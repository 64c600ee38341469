import type { RefusalLike } from '../../app/refusals.tsx';

export type Fields = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };
/** Days of a hold have their own words: those of a payment speak of the sum. */
const OWN: ReadonlySet<string> = new Set(['day_future', 'day_too_old']);
export const atHold = (refusal: Fields): Fields => ({ ...refusal, fields: refusal.fields.map((fault) => (OWN.has(fault.code) ? { ...fault, code: `hold_${fault.code}` } : fault)) });
/** Only what stands in a field that was filled: what is still to be written is no fault while one writes. */
export const whileWriting = (refusal: Fields): Fields => ({ ...refusal, fields: refusal.fields.filter(({ code }) => code !== 'missing' && code !== 'required') });
