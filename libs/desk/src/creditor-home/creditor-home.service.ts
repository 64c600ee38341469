import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AGE_BANDS, bandOf, figuresOf, isContested, isOpen, isPromised, WAITING_QUESTION } from '@quittance/cases';
import { CASE_STAGES, cents, type Cents } from '@quittance/law';
import { MandatesService } from '@quittance/parties';
import { Clock, Database, isId, sql, toInstant, type Actor } from '@quittance/platform';
import type { CreditorHome } from './creditor-home.type.ts';

const MOST_DEPOSITS = 12;

interface Figure { stage: string; open: boolean; band: string; deposit_id: string | null; unread: string; cases: string; due: string; principal: string; daily: string; promised: string; promised_count: string; contested: string; contested_count: string; recovered: string }
interface DepositRow { id: string; placed_at: string; principal: string }

/** What a creditor asks in the morning: where is my money. */
@Injectable()
export class CreditorHomeService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(MandatesService) private readonly mandates: MandatesService) {}

  /** His own company for a creditor's user; undefined for a creditor that is none, or not his. */
  async home(actor: Actor, creditorId: string | null | undefined): Promise<CreditorHome | undefined> {
    const id = creditorId ?? actor.creditorId;
    if (!id || !isId(id)) return undefined;
    const creditor = await this.database.first<{ name: string }>(sql`select c.name from creditor c where c.id = ${id} and (${rowsFor(actor.ability, 'read', 'Creditor', 'c')})`);
    if (!creditor) return undefined;
    const today = this.clock.today();
    const mine = sql`f.creditor_id = ${id} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`;
    const [figures, deposits, waiting, mandates] = await Promise.all([
      this.database.rows<Figure>(sql`
        select x.stage, x.open, x.band, x.deposit_id, sum(x.unread) as unread, count(*) as cases, sum(x.due)::bigint as due, sum(x.principal)::bigint as principal, round(sum(x.daily))::bigint as daily,
          coalesce(sum(x.promise_cents) filter (where x.promised), 0)::bigint as promised, count(*) filter (where x.promised) as promised_count,
          coalesce(sum(x.due) filter (where x.contested), 0)::bigint as contested, count(*) filter (where x.contested) as contested_count, sum(x.paid_cents)::bigint as recovered
        from (select f.stage, f.deposit_id, f.unread_by_creditor as unread, ${isOpen('f')} as open, ${bandOf('f', today)} as band, ${isPromised('f', today)} as promised, f.promise_cents, ${isContested('f')} as contested, f.paid_cents, fig.due, fig.principal, fig.daily
          from case_file f cross join lateral ${figuresOf('f', today)} fig where ${mine}) x
        group by x.stage, x.open, x.band, x.deposit_id`),
      this.database.rows<DepositRow>(sql`
        select d.id, d.placed_at, d.total_cents as principal from deposit d where d.creditor_id = ${id} and (${rowsFor(actor.ability, 'read', 'Deposit', 'd')})
        order by d.placed_at desc, d.id desc limit ${MOST_DEPOSITS}`),
      this.database.first<{ n: string }>(sql`select count(*) as n from question q where q.creditor_id = ${id} and q.asked_of = 'creditor' and ${WAITING_QUESTION}
        and (${rowsFor(actor.ability, 'read', 'Question', 'q')})`),
      this.mandates.ofCreditor(actor, id),
    ]);
    const mandate = mandates.find((m) => m.state === 'in_force') ?? mandates[0];
    const open = figures.filter((figure) => figure.open);
    return {
      creditorName: creditor.name,
      mandate: mandate ? { id: mandate.id, reference: mandate.reference, state: mandate.state, planMaxMonths: mandate.planMaxMonths, discountMaxPercent: mandate.discountMaxPercent } : null,
      openCases: count(open, 'cases'), due: total(open, 'due'), dailyInterest: total(open, 'daily'), promised: total(open, 'promised'), promisedCount: count(open, 'promised_count'), principal: total(open, 'principal'),
      contested: total(open, 'contested'), contestedCount: count(open, 'contested_count'), recovered: total(figures, 'recovered'), questionsWaiting: Number(waiting!.n), unread: count(figures, 'unread'),
      stages: CASE_STAGES.map((stage) => ({ stage, of: figures.filter((figure) => figure.stage === stage) })).filter(({ of }) => of.length)
        .map(({ stage, of }) => ({ stage, cases: count(of, 'cases'), due: total(of, 'due'), principal: total(of, 'principal'), recovered: total(of, 'recovered') })),
      ages: AGE_BANDS.map((band) => ({ band, of: open.filter((figure) => figure.band === band) })).map(({ band, of }) => ({ band, cases: count(of, 'cases'), due: total(of, 'due') })),
      deposits: deposits.map((d) => ({ d, of: figures.filter((figure) => figure.deposit_id === d.id) })).map(({ d, of }) => ({
        id: d.id, placedAt: toInstant(d.placed_at), cases: count(of, 'cases'), closed: count(of.filter((figure) => !figure.open), 'cases'), principal: cents(BigInt(d.principal)), due: total(of.filter((figure) => figure.open), 'due'), recovered: total(of, 'recovered'),
      })),
    };
  }
}

type Counted = Exclude<keyof Figure, 'stage' | 'open' | 'band' | 'deposit_id'>;
const total = (figures: readonly Figure[], key: Counted): Cents => cents(figures.reduce((sum, figure) => sum + BigInt(figure[key]), 0n));
const count = (figures: readonly Figure[], key: Counted): number => Number(total(figures, key));
