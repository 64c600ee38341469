import { Injectable } from '@nestjs/common';
import { formatDecimal } from '@quittance/law';
import { list, newId, sql, type Actor, type Fault, type Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';
import { promiseEntity } from './call.entity.ts';
import type { PromiseInput } from './log-call.input.ts';

/** A promise further away than this is a payment plan, and asks the mandate. */
export const LONGEST_PROMISE_DAYS = 90;

/** Who was reached when it was the debtor, or one who speaks for him. */
export const HIMSELF: readonly string[] = ['debtor', 'representative'];

/** Codes: day_past, day_too_far, not_positive, above_due. `due` in cents. */
export function promiseFaults(promise: PromiseInput, due: bigint, today: Temporal.PlainDate): Fault[] {
  const latest = today.add({ days: LONGEST_PROMISE_DAYS });
  const on = String(promise.dueOn);
  const amount = formatDecimal(promise.amount);
  const faults: Fault[] = [];
  if (Temporal.PlainDate.compare(promise.dueOn, today) < 0) faults.push({ field: 'promise.dueOn', code: 'day_past', facts: { on, earliest: String(today) } });
  if (Temporal.PlainDate.compare(promise.dueOn, latest) > 0) faults.push({ field: 'promise.dueOn', code: 'day_too_far', facts: { on, latest: String(latest), days: LONGEST_PROMISE_DAYS } });
  if (promise.amount <= 0n) faults.push({ field: 'promise.amount', code: 'not_positive', facts: { amount } });
  if (promise.amount > due) faults.push({ field: 'promise.amount', code: 'above_due', facts: { amount, due: formatDecimal(due) } });
  return faults;
}

@Injectable()
export class PromisesService {
  /** Answers the promise's id. */
  async take(tx: Tx, actor: Actor, file: SeenCase, callId: string, promise: PromiseInput, at: Temporal.Instant): Promise<string> {
    const id = newId();
    await tx.add(promiseEntity, { id, caseId: file.id, agencyId: file.agencyId, creditorId: file.creditorId, callId, takenAt: at, takenBy: actor.id, dueOn: promise.dueOn, amountCents: BigInt(promise.amount) });
    return id;
  }

  /**
   * The promise that the queue watches: the latest that was not taken back, until the debtor takes his word back (refusal,
   * dispute) or is spoken to after its day. A message left after a broken promise leaves it broken.
   */
  async refresh(tx: Tx, caseId: string): Promise<void> {
    await tx.rows(sql`
      with latest as (
        select p.* from promise p where p.case_id = ${caseId} and not exists (select 1 from reversal r where r.fact_id = p.id) order by p.taken_at desc, p.id desc limit 1),
      watched as (
        select * from latest l where not exists (
          select 1 from call k where k.case_id = l.case_id and k.id <> l.call_id and k.at >= l.taken_at and k.reached in (${list(HIMSELF)})
            and ((k.at at time zone 'Europe/Paris')::date > l.due_on or k.outcome in ('refusal', 'dispute')) and not exists (select 1 from reversal r where r.fact_id = k.id)))
      update case_file f set promise_due_on = (select due_on from watched), promise_cents = (select amount_cents from watched) where f.id = ${caseId}`);
  }
}
