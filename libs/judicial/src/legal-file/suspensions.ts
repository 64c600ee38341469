/** The points of a legal file that say what suspends the debt or its pursuit today: holds, a dispute, an agreed plan. Pure. */
import type { HoldEffects } from '@quittance/law';
import type { Ground } from './grounds.ts';

/** disputedOn: of the dispute that is open. plan: agreed and running; nextOn: its next instalment. */
export interface SuspensionFacts { held: HoldEffects; disputedOn: Temporal.PlainDate | null; plan: { nextOn: Temporal.PlainDate | null } | null }

const ground = (code: string, articles: readonly string[], facts: Ground['facts']): Ground => ({ part: 'suspension', code, standing: 'established', articles, facts, documents: [] });

/** Each hold with what it stops and from when, the day from which interest runs no more, then what was contested and what was agreed. One line says that nothing does. */
export function suspensionsOf({ held, disputedOn, plan }: SuspensionFacts): Ground[] {
  const holds = held.active.filter(({ kind }) => kind !== 'dispute').map(({ id, kind, from, until, article }) => {
    const stops = held.stops.filter((stop) => stop.outcome === 'refuse' && stop.holds.includes(id));
    return ground('hold', stops.length ? [...new Set(stops.flatMap((stop) => stop.article.split(' ; ')))] : [article], { kind, from: String(from), until: until === null ? null : String(until), stops: stops.map(({ what }) => what).join(', ') || null });
  });
  const [first] = held.freezes.filter(({ what }) => what === 'interest').sort((one, other) => Temporal.PlainDate.compare(one.from, other.from));
  const points = [
    ...holds,
    ...(first ? [ground('interest_stopped', [first.article], { from: String(first.from) })] : []),
    ...(disputedOn ? [ground('dispute', ['C. civ. 1353'], { on: String(disputedOn) })] : []),
    // What is owed at a term may not be asked for before it.
    ...(plan ? [ground('plan', ['C. civ. 1103', 'C. civ. 1305-2'], { nextOn: plan.nextOn === null ? null : String(plan.nextOn) })] : []),
  ];
  return points.length ? points : [ground('nothing_suspends', [], {})];
}
