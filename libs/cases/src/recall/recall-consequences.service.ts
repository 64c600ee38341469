import { Inject, Injectable } from '@nestjs/common';
import { formatDecimal } from '@quittance/law';
import { MandatesService } from '@quittance/parties';
import { Clock, sql, toDayOrNull, type Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';
import { waitingLetters } from '../pauses/pauses.service.ts';
import { consequence, type Consequence } from './consequence.type.ts';
import { RecallFeeService } from './recall-fee.service.ts';
import { waitingMessages } from './waiting-messages.ts';

interface Row {
  limitation_on: string | null; plan_state: string | null; plan_next_on: string | null; promise_due_on: string | null; promise_cents: string | null; disputed_on: string | null; title_on: string | null;
  costs_due_cents: string; letters: string; questions: string;
}
/** A year and less is told as what will not wait. */
const NEAR_MONTHS = 12;

/** What follows when a creditor takes his case back: what ends, what becomes his, what he owes, and what of his debtor's money is still to come. */
@Injectable()
export class RecallConsequencesService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(MandatesService) private readonly mandates: MandatesService, @Inject(RecallFeeService) private readonly fees: RecallFeeService) {}

  async of(tx: Tx, file: SeenCase): Promise<Consequence[]> {
    const today = this.clock.today();
    const row = (await tx.first<Row>(sql`select f.limitation_on, f.plan_state, f.plan_next_on, f.promise_due_on, f.promise_cents, f.disputed_on, f.title_on, f.costs_due_cents, ${waitingLetters(file.id)} as letters,
      (select count(*) from question q where q.case_id = f.id and q.asked_of = 'creditor' and not exists (select 1 from answer a where a.question_id = q.id)) as questions
      from case_file f where f.id = ${file.id}`))!;
    const mandate = await this.mandates.facts(tx, file.mandateId);
    const due = await this.fees.of(tx, file.id, mandate, today), messages = await waitingMessages(tx, file.id, 'case_recalled');
    const day = (text: string | null) => { const on = toDayOrNull(text); return on && String(on); };
    const promised = toDayOrNull(row.promise_due_on), limitation = toDayOrNull(row.limitation_on), costs = BigInt(row.costs_due_cents);
    const near = limitation && Temporal.PlainDate.compare(limitation, today.add({ months: NEAR_MONTHS })) <= 0;
    const said: (Consequence | false | null)[] = [
      consequence('demands_stop', { article: 'C. civ. 2004' }),
      consequence('page_closes'),
      Number(row.letters) > 0 && consequence('letters_stopped', { facts: { count: Number(row.letters) } }),
      messages > 0 && consequence('messages_withdrawn', { facts: { count: messages } }),
      promised && Temporal.PlainDate.compare(promised, today) >= 0 && consequence('promise_lapses', { level: 'wait', facts: { on: String(promised), amount: row.promise_cents === null ? null : formatDecimal(BigInt(row.promise_cents)) } }),
      row.plan_state === 'agreed' && consequence('plan_binds', { level: 'wait', article: 'C. civ. 1998', facts: { nextOn: day(row.plan_next_on) } }),
      row.plan_state === 'proposed' && consequence('plan_proposal_lapses'),
      row.disputed_on !== null && consequence('dispute_yours', { level: 'wait', facts: { on: day(row.disputed_on) } }),
      Number(row.questions) > 0 && consequence('questions_lapse', { facts: { count: Number(row.questions) } }),
      row.title_on !== null && consequence('title_yours', { facts: { on: day(row.title_on) } }),
      limitation && consequence('limitation_yours', { level: near ? 'danger' : 'wait', article: 'C. civ. 2219', facts: { on: String(limitation) } }),
      costs > 0n && consequence('costs_due', { level: 'wait', article: 'C. civ. 1999', facts: { amount: formatDecimal(costs) } }),
      consequence('fee_due', { level: due.fee > 0n ? 'wait' : 'plain', article: 'C. civ. 1999', facts: { recovered: formatDecimal(due.recovered), ...(due.recovered > 0n ? { fee: formatDecimal(due.fee), vat: formatDecimal(due.vat), total: formatDecimal(due.total), rate: due.rate } : {}), from: due.from && String(due.from), clause: mandate.feeClause.slice(0, 400), mandate: mandate.reference } }),
      consequence('later_money', { article: 'C. civ. 1993, 2005', facts: { days: mandate.remittanceDays } }),
    ];
    return said.filter((one): one is Consequence => Boolean(one));
  }
}
