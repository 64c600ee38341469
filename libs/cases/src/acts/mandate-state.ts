/** What decides whether a mandate stands on a day; lastDay: by agreement or by its end. */
export interface MandateTerm { signedOn: Temporal.PlainDate; inForceFrom: Temporal.PlainDate; lastDay: Temporal.PlainDate | null }

export function mandateStateOn(mandate: MandateTerm, day: Temporal.PlainDate): 'in_force' | 'ended' | 'not_yet' {
  const after = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;
  if (mandate.lastDay && after(day, mandate.lastDay)) return 'ended';
  return after(mandate.inForceFrom, day) || after(mandate.signedOn, day) ? 'not_yet' : 'in_force';
}
