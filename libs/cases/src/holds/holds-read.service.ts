import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { DocumentsService } from '@quittance/documents';
import type { HoldEffects as LawEffects, Refusal as LawRefusal } from '@quittance/law';
import { Clock, Database, isId, sql, toFacts, type Actor, type FactValues } from '@quittance/platform';
import { AppliedLawService } from '../applied-law/applied-law.service.ts';
import { among, type Reader } from '../files/reader.ts';
import { HoldEffectsService } from './hold-effects.service.ts';
import { HoldFactsService } from './hold-facts.service.ts';
import { factsOf, ruleOf, termOf, type HoldRecord, type HoldTerm } from './hold-record.ts';
import { Hold, HoldEffects } from './hold.type.ts';

/** Holds as this person may read them; what they do on a case, for whoever sees it. */
@Injectable()
export class HoldsReadService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(HoldFactsService) private readonly facts: HoldFactsService, @Inject(HoldEffectsService) private readonly effects: HoldEffectsService,
    @Inject(AppliedLawService) private readonly law: AppliedLawService, @Inject(DocumentsService) private readonly documents: DocumentsService,
  ) {}

  /** Those that count for a case, the newest first; none for those who may not read holds. */
  async ofCase(actor: Actor, caseId: string): Promise<Hold[]> {
    if (!isId(caseId)) return [];
    const records = await this.facts.records(this.database, sql`h.debtor_id in (select m.id from case_file f cross join lateral debtor_family(f.debtor_id) as m(id) where f.id = ${caseId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')}))
      and (h.case_id is null or h.case_id = ${caseId}) and (${rowsFor(actor.ability, 'read', 'Hold', 'h')})`);
    return (await this.#views(this.database, actor, records)).reverse();
  }

  /** In a transaction, as it stands with its change. */
  async one(reader: Reader, actor: Actor, holdId: string): Promise<Hold | null> {
    const records = await this.facts.records(reader, sql`h.id = ${holdId} and (${rowsFor(actor.ability, 'read', 'Hold', 'h')})`);
    return (await this.#views(reader, actor, records))[0] ?? null;
  }

  /** The hold of this kind that waits or runs on a debtor, if one does. Who may see the debtor is asked before. */
  async standing(reader: Reader, { agencyId, debtorId }: { agencyId: string; debtorId: string }, kind: HoldRecord['kind']): Promise<HoldTerm | undefined> {
    const law = await this.law.of(reader, agencyId), today = this.clock.today();
    return (await this.facts.records(reader, sql`h.debtor_id in (select m from debtor_family(${debtorId}) m) and h.kind = ${kind}`)).map((record) => termOf(record, today, law)).find(({ state }) => state === 'waiting' || state === 'running');
  }

  /** Of a case that the asker was found to see. */
  async effectsOf(reader: Reader, caseId: string): Promise<HoldEffects> {
    const { records } = (await this.facts.ofCases(reader, [caseId])).get(caseId)!;
    return effectsView(await this.effects.ofCase(reader, caseId, this.clock.today()), records);
  }

  async #views(reader: Reader, actor: Actor, records: readonly HoldRecord[]): Promise<Hold[]> {
    if (!records.length) return [];
    const today = this.clock.today(), law = await this.law.ofAll(reader, records.map(({ agencyId }) => agencyId));
    const papers = await this.documents.ofFacts(actor, records.flatMap(({ entries }) => entries.map(({ id }) => id)));
    const counts = new Map((await reader.rows<{ debtor_id: string; n: string }>(sql`select x.id as debtor_id, count(*) as n from debtor x cross join lateral debtor_family(x.id) as m(id) join case_file f on f.debtor_id = m.id where x.id = ${among(records.map(({ debtorId }) => debtorId))} and f.stage not in ('closed', 'returned') group by x.id`)).map((row) => [row.debtor_id, Number(row.n)]));
    return records.map((record) => {
      const { state, from, until } = termOf(record, today, law.get(record.agencyId)!), rule = ruleOf(record.kind);
      return Object.assign(new Hold(), {
        id: record.id, kind: record.kind, caseId: record.caseId, caseCount: record.caseId ? 1 : (counts.get(record.debtorId) ?? 0), state, from, until, facts: toFacts(factsOf(record)), article: rule.article, rule: rule.rule, confidence: rule.confidence,
        openedAt: record.openedAt, openedBy: record.openedBy,
        entries: record.entries.map(({ id, at, by, kind, facts, source, reason }) => ({ at, by, kind, facts: toFacts(facts), source, reason, documents: papers.get(id) ?? [] })),
      });
    });
  }
}

function effectsView(effects: LawEffects, records: ReadonlyMap<string, HoldRecord>): HoldEffects {
  const known = (holdId: string, key: string): string | null => { const record = records.get(holdId); return record ? (factsOf(record)[key] as string | undefined) ?? null : null; };
  return Object.assign(new HoldEffects(), {
    on: effects.on,
    stops: effects.stops.map(({ what, outcome, article, holds }) => ({ what, outcome, article, holdIds: [...holds] })),
    redirects: effects.redirects.map(({ to, mode, article, hold }) => ({ to, mode, article, holdId: hold, name: known(hold, 'representativeName'), address: known(hold, 'representativeAddress') })),
    freezes: effects.freezes.map(({ what, from, until, article, hold }) => ({ what, from, until, article, holdId: hold })),
    tasks: effects.tasks.map(({ task, hold, article, confidence, due, earliest, late }) => ({ task, holdId: hold, article, confidence, due, earliest, late })),
    warnings: effects.warnings.map(warningView),
  });
}

/** A refusal of the law as a warning: lists become text. */
export const warningView = ({ code, article, facts }: LawRefusal): { code: string; article: string | null; facts: ReturnType<typeof toFacts> } =>
  ({ code, article, facts: toFacts(Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value])) as FactValues) });
