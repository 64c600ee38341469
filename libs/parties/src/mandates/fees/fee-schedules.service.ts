import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { feeOf, feeTermsToJson, formatRate, type FeeTerms } from '@quittance/law';
import { Clock, Database, inputHash, isId, newId, notFound, refuseFaults, refuseOtherInput, sql, toDay, toInstant, type Actor, type Tx } from '@quittance/platform';
import { Faults } from '../../faults.ts';
import type { Reader } from '../../reader.ts';
import { MANDATE_COLUMNS, mandateFacts, type MandateFacts, type MandateRow } from '../mandate-facts.ts';
import { FeePreview, FeeSchedule, type PreviewFeeInput, type SetFeeScheduleInput } from './fee-schedule.type.ts';
import { bandsView, isCost, isStage, keptTerms, rechargedView, termsOf, termsOfMandate } from './fee-terms.ts';

interface Row { id: string; from_on: string; terms: unknown; vat_note: string | null; reason: string; set_at: string; set_by_name: string }
const COLUMNS = sql`s.id, s.from_on, s.terms, s.vat_note, s.reason, s.set_at, s.set_by_name`;
const MOST_PAYMENTS = 50, OLDEST = 36_525;

/** What a schedule is when it is written down with its mandate. */
export interface NewSchedule { mandateId: string; agencyId: string; creditorId: string; from: Temporal.PlainDate; terms: FeeTerms; vatNote: string | null; reason: string; by: { id: string; name: string }; idempotencyKey: string; hash: string }
export interface ScheduleFacts { id: string; from: Temporal.PlainDate; terms: FeeTerms; vatNote: string | null; reason: string | null; setAt: Temporal.Instant; setBy: string | null; ofMandate: boolean }

/** How the fee of a mandate is determined, from a day on: rows that are added, never edited. Before the first one counts the rate that the mandate names. */
@Injectable()
export class FeeSchedulesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService) {}

  /** Of a mandate, the latest first; the last of them is the mandate's own rate, unless a schedule was there from its first day. */
  async of(reader: Reader, mandate: Pick<MandateFacts, 'id' | 'inForceFrom' | 'feeRate' | 'feeMinimum' | 'createdAt'>): Promise<ScheduleFacts[]> {
    const rows = (await reader.rows<Row>(sql`select ${COLUMNS} from fee_schedule s where s.mandate_id = ${mandate.id} order by s.from_on desc`)).map(facts);
    const first = rows.at(-1);
    if (first && Temporal.PlainDate.compare(first.from, mandate.inForceFrom) <= 0) return rows;
    return [...rows, { id: mandate.id, from: mandate.inForceFrom, terms: termsOfMandate(mandate.feeRate, mandate.feeMinimum), vatNote: null, reason: null, setAt: mandate.createdAt, setBy: null, ofMandate: true }];
  }

  /** The one that counts on a day; before the mandate is in force, its first. */
  async on(reader: Reader, mandate: Parameters<FeeSchedulesService['of']>[1], day: Temporal.PlainDate): Promise<ScheduleFacts> {
    const all = await this.of(reader, mandate);
    return all.find(({ from }) => Temporal.PlainDate.compare(from, day) <= 0) ?? all.at(-1)!;
  }

  async view(actor: Actor, mandateId: string): Promise<FeeSchedule[]> {
    const mandate = await this.#mandate(this.database, actor, 'read', mandateId);
    const all = await this.of(this.database, mandate), today = this.clock.today();
    const current = all.find(({ from }) => Temporal.PlainDate.compare(from, today) <= 0) ?? all.at(-1)!;
    return all.map((one) => scheduleView(one, one === current));
  }

  /** From a day on the fee is determined otherwise, as the creditor agreed. Refusals: not_found, bad_fields (day_past, before_in_force, after_in_force, schedule_taken, and those of the terms). */
  set(actor: Actor, input: SetFeeScheduleInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<FeeSchedule> {
    return this.database.transact(async (tx) => {
      const mandate = await this.#mandate(tx, actor, 'register', input.mandateId);
      const { idempotencyKey, ...asked } = input, hash = inputHash(asked), today = this.clock.today();
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`fees ${mandate.id}`}, 0))`);
      const before = dryRun ? undefined : await tx.first<Row & { input_hash: string }>(sql`select ${COLUMNS}, s.input_hash from fee_schedule s where s.agency_id = ${mandate.agencyId} and s.idempotency_key = ${idempotencyKey}`);
      if (before) { refuseOtherInput(before.input_hash, hash); return scheduleView(facts(before), true); }
      const faults = new Faults(), reason = faults.required('reason', input.reason, 'line');
      faults.required('idempotencyKey', idempotencyKey, 'short');
      const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) < 0;
      if (earlier(input.from, mandate.inForceFrom)) faults.add('from', 'before_in_force', { inForceFrom: String(mandate.inForceFrom) });
      else if (earlier(input.from, today)) faults.add('from', 'day_past', { today: String(today) });
      if (mandate.lastDay && earlier(mandate.lastDay, input.from)) faults.add('from', 'after_in_force', { inForceTo: String(mandate.lastDay) });
      if (await tx.first(sql`select 1 as one from fee_schedule where mandate_id = ${mandate.id} and from_on = ${input.from}`)) faults.add('from', 'schedule_taken', { from: String(input.from) });
      const { terms, vatNote, faults: wrong } = termsOf(input.terms, 'terms');
      refuseFaults([...faults.all, ...wrong]);
      const id = await this.keep(tx, { mandateId: mandate.id, agencyId: mandate.agencyId, creditorId: mandate.creditorId, from: input.from, terms, vatNote, reason, by: actor, idempotencyKey, hash });
      await tx.emit('MandateRegistered', { mandateId: mandate.id, creditorId: mandate.creditorId }, { agencyId: mandate.agencyId, creditorId: mandate.creditorId });
      await this.audit.record(tx, actor, { action: 'setFeeSchedule', subject: 'Mandate', subjectId: mandate.id, outcome: 'done', facts: { from: String(input.from), reason } });
      const row = (await this.of(tx, mandate)).find((one) => one.id === id)!;
      return scheduleView(row, !earlier(today, input.from));
    }, { dryRun });
  }

  /** Writes a schedule whose terms were checked. */
  async keep(tx: Tx, { mandateId, agencyId, creditorId, from, terms, vatNote, reason, by, idempotencyKey, hash }: NewSchedule): Promise<string> {
    const id = newId();
    await tx.rows(sql`insert into fee_schedule (id, agency_id, creditor_id, mandate_id, from_on, terms, vat_note, reason, set_at, set_by, set_by_name, idempotency_key, input_hash)
      values (${id}, ${agencyId}, ${creditorId}, ${mandateId}, ${from}, ${JSON.stringify(feeTermsToJson(terms))}::jsonb, ${vatNote}, ${reason}, ${this.clock.now()}, ${by.id}, ${by.name}, ${idempotencyKey}, ${hash})`);
    return id;
  }

  /** What a case would cost under a mandate: by its schedule, or by terms that are not kept yet. Refusals: not_found, bad_fields. */
  async preview(actor: Actor, input: PreviewFeeInput): Promise<FeePreview> {
    const mandate = await this.#mandate(this.database, actor, 'read', input.mandateId);
    const faults = new Faults(), asked = input.terms ? termsOf(input.terms, 'terms') : undefined;
    faults.between('ageDays', input.ageDays, 0, OLDEST);
    if (input.principal <= 0n) faults.add('principal', 'not_positive');
    if (input.payments.length > MOST_PAYMENTS) faults.add('payments', 'too_many', { limit: MOST_PAYMENTS });
    const payments = input.payments.flatMap(({ amount, stage }, i) => (isStage(stage) ? [{ amount, stage }] : (faults.add(`payments.${i}.stage`, 'unknown_value'), [])));
    const spent = (input.spent ?? []).slice(0, MOST_PAYMENTS).flatMap(({ cost, amount }, i) => (isCost(cost) ? [{ cost, amount }] : (faults.add(`spent.${i}.cost`, 'unknown_value'), [])));
    refuseFaults([...faults.all, ...(asked?.faults ?? [])]);
    const today = this.clock.today(), day = input.on ?? today;
    const schedule = asked ? undefined : await this.on(this.database, mandate, day);
    const { lines, ...sums } = feeOf(asked?.terms ?? schedule!.terms, { principal: input.principal, ageDays: input.ageDays, payments, spent });
    return Object.assign(new FeePreview(), {
      ...sums, schedule: schedule ? scheduleView(schedule, day.equals(today)) : null,
      lines: lines.map(({ band, percent, ...line }) => ({ ...line, percent: percent === null ? null : formatRate(percent), band: band ? bandsView({ bands: [band] })[0]! : null })),
    });
  }

  async #mandate(reader: Reader, actor: Actor, action: 'read' | 'register', id: string): Promise<MandateFacts> {
    const [row] = isId(id) ? await reader.rows<MandateRow>(sql`select ${MANDATE_COLUMNS} from mandate m where m.id = ${id} and (${rowsFor(actor.ability, action, 'Mandate', 'm')})`) : [];
    if (!row) throw notFound('Mandate');
    return mandateFacts(row);
  }
}

const facts = (row: Row): ScheduleFacts => ({ id: row.id, from: toDay(row.from_on), terms: keptTerms(row.terms), vatNote: row.vat_note, reason: row.reason, setAt: toInstant(row.set_at), setBy: row.set_by_name, ofMandate: false });
const scheduleView = ({ id, from, terms, vatNote, reason, setAt, setBy, ofMandate }: ScheduleFacts, current: boolean): FeeSchedule => Object.assign(new FeeSchedule(), {
  id, from, bands: bandsView(terms), minimum: terms.minimum, cap: terms.cap, recharged: rechargedView(terms), vat: formatRate(terms.vat), vatNote, reason, setAt, setBy, current, ofMandate,
});
