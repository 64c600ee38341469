import { limitation, type LawTables } from '@quittance/law';
import type { Interruption } from '../statement/debt-facts.ts';
import type { ClaimName } from '../statement/statement.service.ts';
import type { Limitation } from './limitation.type.ts';

/** amber: six months or less are left; red: one month or less. */
export function limitationLevel(expires: Temporal.PlainDate, today: Temporal.PlainDate): 'green' | 'amber' | 'red' | 'barred' {
  const reached = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(expires, day) <= 0;
  if (Temporal.PlainDate.compare(expires, today) < 0) return 'barred';
  return reached(today.add({ months: 1 })) ? 'red' : reached(today.add({ months: 6 })) ? 'amber' : 'green';
}

/** The term of one claim. It accrued on its due date; what interrupts it lies in the facts of the case; calls, promises by telephone, reminders and formal notices do not. */
export function limitationOf(claim: ClaimName, today: Temporal.PlainDate, law: LawTables, interruptions: readonly Interruption[] = []): Limitation {
  const events = interruptions.filter(({ claimId }) => claimId === undefined || claimId === claim.id).map(({ on, kind }) => ({ on, kind }));
  const found = limitation({ nature: claim.nature, accrued: claim.dueOn, asOf: today, events }, law);
  const moved = found.history.filter((step) => step.effect !== 'none').at(-1);
  return {
    claimReference: claim.reference, expires: found.expires, accrued: claim.dueOn, period: found.period, barred: found.barred,
    level: limitationLevel(found.expires, today), article: found.article, movedBy: moved?.kind ?? 'accrued', movedOn: moved?.on ?? claim.dueOn,
    history: found.history.map((step) => ({ ...step })),
  };
}

/** That of the case: the first term still to come; where all have run out, the last that did. */
export function nearest<T extends { expires: Temporal.PlainDate }>(terms: readonly T[], today: Temporal.PlainDate): T | undefined {
  const sorted = [...terms].sort((a, b) => Temporal.PlainDate.compare(a.expires, b.expires));
  return sorted.find((term) => Temporal.PlainDate.compare(term.expires, today) >= 0) ?? sorted.at(-1);
}
