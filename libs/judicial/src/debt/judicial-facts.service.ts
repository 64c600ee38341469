import { Inject, Injectable } from '@nestjs/common';
import { AppliedLawService, DebtFactsSources, type DebtFacts, type Interruption, type KnownDebtFacts, type Reader } from '@quittance/cases';
import { cents } from '@quittance/law';
import { list, sql, toDay } from '@quittance/platform';
import { actKind, limitationOfAct } from '../acts/act-kinds.ts';
import { enforceableFrom, TITLE_KINDS } from '../titles/title-kinds.ts';
import { titleDays, type TitleDaysRow } from '../titles/title-days.ts';

interface CostRow { case_id: string; id: string; on_day: string; amount_cents: string }
interface ActRow { case_id: string; kind: string; done_on: string; title_kind: string | null }

/** What this room knows of a debt, told to the case: what enforcement cost, the title and since when it may be carried out, the acts that started limitation anew. */
@Injectable()
export class JudicialFactsService {
  constructor(@Inject(DebtFactsSources) sources: DebtFactsSources, @Inject(AppliedLawService) private readonly law: AppliedLawService) {
    sources.add((reader, caseIds, asOf) => this.of(reader, caseIds, asOf));
  }

  /** As things stood on `asOf`: of many cases, in three questions, and one more for the law where there are titles. */
  async of(reader: Reader, caseIds: readonly string[], asOf: Temporal.PlainDate): Promise<KnownDebtFacts> {
    const known = new Map<string, Partial<DebtFacts> & { costs: DebtFacts['costs']; interruptions: Interruption[] }>();
    const of = (caseId: string) => {
      const facts = known.get(caseId) ?? { costs: [], interruptions: [] };
      known.set(caseId, facts);
      return facts;
    };
    if (caseIds.length === 0) return known;
    const past = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, asOf) <= 0;
    for (const row of await this.#costs(reader, caseIds, asOf)) of(row.case_id).costs.push({ id: row.id, on: toDay(row.on_day), amount: cents(BigInt(row.amount_cents)) });
    const titles = await this.#titles(reader, caseIds);
    const law = await this.law.ofAll(reader, titles.map((row) => row.agency_id));
    for (const row of titles) {
      const title = titleDays(row), facts = of(row.case_id), { decision, limitation } = TITLE_KINDS[title.kind];
      if (title.kind === 'payment_order' && row.served_on && past(toDay(row.served_on))) facts.interruptions.push({ on: toDay(row.served_on), kind: 'payment_order_served' });
      const from = enforceableFrom(title, law.get(row.agency_id)!);
      if (!from) continue;
      // A day to come is told too: libs/law lets nothing run from it before, and a position ends on its eve.
      if (decision) facts.judgment ??= { enforceableOn: from };
      if (limitation && past(from)) facts.interruptions.push({ on: limitation === 'acknowledgement' ? title.issuedOn : from, kind: limitation });
    }
    for (const row of await this.#acts(reader, caseIds, asOf)) {
      const kind = actKind(row.kind), moves = kind && limitationOfAct(kind, row.title_kind);
      if (moves) of(row.case_id).interruptions.push({ on: toDay(row.done_on), kind: moves });
    }
    return known;
  }

  #costs(reader: Reader, caseIds: readonly string[], asOf: Temporal.PlainDate): Promise<CostRow[]> {
    return reader.rows<CostRow>(sql`select k.case_id, k.id, k.on_day, k.amount_cents from cost k
      where k.case_id in (${list(caseIds)}) and k.recoverable and k.on_day <= ${asOf} and not exists (select 1 from reversal r where r.fact_id = k.id) order by k.on_day, k.id`);
  }

  /** The latest title first; a bailiff who served it says so by his act. */
  #titles(reader: Reader, caseIds: readonly string[]): Promise<(TitleDaysRow & { case_id: string; agency_id: string })[]> {
    return reader.rows(sql`select t.case_id, t.agency_id, t.kind, t.issued_on, t.enforceable_on, t.served_on,
        (select min(a.done_on) from bailiff_act a where a.case_id = t.case_id and a.kind = 'title_service' and a.done_on >= t.issued_on and not exists (select 1 from reversal r where r.fact_id = a.id)) as served_by_act
      from title t where t.case_id in (${list(caseIds)}) and not exists (select 1 from reversal r where r.fact_id = t.id) order by t.recorded_at desc, t.id desc`);
  }

  #acts(reader: Reader, caseIds: readonly string[], asOf: Temporal.PlainDate): Promise<ActRow[]> {
    return reader.rows<ActRow>(sql`select a.case_id, a.kind, a.done_on, t.kind as title_kind from bailiff_act a join handoff h on h.id = a.handoff_id left join title t on t.id = h.title_id
      where a.case_id in (${list(caseIds)}) and a.done_on <= ${asOf} and not exists (select 1 from reversal r where r.fact_id = a.id) order by a.done_on, a.id`);
  }
}
