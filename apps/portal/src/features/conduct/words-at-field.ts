import type { RefusalLike } from '../../app/refusals.tsx';

type WithFields = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };

/** Words that may not be written are told at the field where they stand, like any other fault of it. `field` where the door names none. */
export function atField(refusal: WithFields, field: string): WithFields {
  if (refusal.code !== 'forbidden_words') return refusal;
  const named = refusal.facts.find(({ key }) => key === 'field')?.value;
  return { ...refusal, fields: [{ field: named || field, code: refusal.code, facts: refusal.facts }] };
}
