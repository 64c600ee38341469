import { Inject, Injectable } from '@nestjs/common';
import { cents, feeOf, formatRate, round, RATE_SCALE, type Cents, type FeeStage } from '@quittance/law';
import { FeeSchedulesService, type MandateFacts } from '@quittance/parties';
import { sql, toDay } from '@quittance/platform';
import type { Reader } from '../files/reader.ts';

interface PaymentRow { amount_cents: string; value_on: string; stage: FeeStage }
interface CaseRow { principal: string; age: string | number }
/** rate: where all that came in falls under one; from: of the schedule that counts, null where it is the mandate's own rate. */
export interface FeeDue { recovered: Cents; fee: Cents; vat: Cents; total: Cents; rate: string | null; from: Temporal.PlainDate | null }

/**
 * What is due to the agency on what a case brought in, as its mandate determines it. What came in before a schedule counted keeps the one
 * before it; the least and the most for a case, and the tax, are those of the schedule under which the last sum came.
 */
@Injectable()
export class RecallFeeService {
  constructor(@Inject(FeeSchedulesService) private readonly schedules: FeeSchedulesService) {}

  async of(reader: Reader, caseId: string, mandate: MandateFacts, today: Temporal.PlainDate): Promise<FeeDue> {
    const file = (await reader.first<CaseRow>(sql`select coalesce(sum(k.amount_cents), 0) as principal, coalesce(greatest(0, max((f.opened_at at time zone 'Europe/Paris')::date - k.due_on)), 0) as age
      from case_file f join claim k on k.case_id = f.id and k.withdrawn_at is null where f.id = ${caseId}`))!;
    const payments = await reader.rows<PaymentRow>(sql`select p.amount_cents, p.value_on,
        case when p.received_by = 'bailiff' then 'enforcement' when f.title_on <= p.value_on then 'judicial' else 'amicable' end as stage
      from payment p join case_file f on f.id = p.case_id where p.case_id = ${caseId} and not exists (select 1 from reversal r where r.fact_id = p.id) order by p.value_on, p.id`);
    const all = await this.schedules.of(reader, mandate), on = (day: Temporal.PlainDate) => all.find(({ from }) => Temporal.PlainDate.compare(from, day) <= 0) ?? all.at(-1)!;
    const counts = on(payments.length ? toDay(payments.at(-1)!.value_on) : today);
    const known = { principal: cents(BigInt(file.principal)), ageDays: Number(file.age) };
    const told = [...Map.groupBy(payments, ({ value_on }) => on(toDay(value_on)))].map(([schedule, own]) => feeOf({ ...schedule.terms, minimum: cents(0n), cap: null, recharged: [] }, { ...known, payments: own.map((one) => ({ amount: cents(BigInt(one.amount_cents)), stage: one.stage })) }));
    const recovered = cents(payments.reduce((sum, { amount_cents }) => sum + BigInt(amount_cents), 0n));
    const raw = told.reduce((sum, { fee }) => sum + fee, 0n), { minimum, cap, vat: rate } = counts.terms;
    const least = recovered > 0n && raw < minimum ? minimum : raw, fee = cents(cap !== null && least > cap ? cap : least);
    const vat = cents(round(fee * rate, 100n * RATE_SCALE)), rates = new Set(told.flatMap(({ lines }) => lines.flatMap(({ rule, percent }) => (rule === 'success' && percent !== null ? [formatRate(percent)] : []))));
    return { recovered, fee, vat, total: cents(fee + vat), rate: rates.size === 1 && fee === raw ? [...rates][0]! : null, from: counts.ofMandate ? null : counts.from };
  }
}
