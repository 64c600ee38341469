import { Inject, Injectable } from '@nestjs/common';
import { TimelineService } from '@quittance/cases';
import { PRIVACY_ARTICLES, PRIVACY_REFUSALS, RETENTION_KINDS } from '@quittance/law';
import { Clock, Database, Refused, refuseFaults, sql, type Actor, type Tx } from '@quittance/platform';
import { mustWait, PrivacyRequestsService, words } from '../privacy-requests.service.ts';
import { PrivacyReadService } from '../privacy-read.service.ts';
import { ErasureOfSubject, type ErasureLine, type PrivacyRequest } from '../privacy.type.ts';
import { RetentionPolicyService } from '../retention/retention-policy.service.ts';
import { freeKinds, KeptLifeService, strongest } from './kept-life.service.ts';

/** Erasure on a person's request: what the law lets fall today, and nothing that a duty holds. */
@Injectable()
export class ErasureService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(PrivacyReadService) private readonly reads: PrivacyReadService, @Inject(PrivacyRequestsService) private readonly requests: PrivacyRequestsService,
    @Inject(RetentionPolicyService) private readonly retention: RetentionPolicyService, @Inject(KeptLifeService) private readonly lives: KeptLifeService, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  /** What stands against it, for each debtor row that the request is about. */
  async standing(actor: Actor, requestId: string): Promise<ErasureOfSubject[]> {
    const subjects = await this.reads.subjects(actor, requestId, { candidates: false });
    const policy = await this.retention.on(this.database, actor.agencyId, this.clock.today());
    return Promise.all(subjects.map(async ({ debtorId, creditorName }) => Object.assign(new ErasureOfSubject(), { debtorId, creditorName, lines: await this.lives.lines(this.database, debtorId, policy) })));
  }

  /**
   * Erases what is free. `unlawful`: the data should never have been held (art. 17, § 1, d): then only accounts stand. Refusals: not_found, request_ended, wrong_kind, identity_missing,
   * bad_fields, duty_stands (the exception of art. 17, § 3; facts: what stands, by which text, until when).
   */
  async erase(actor: Actor, requestId: string, unlawful: boolean, said: string): Promise<PrivacyRequest> {
    await this.database.transact(async (tx) => {
      const request = await this.reads.mustSee(tx, actor, 'erase', requestId);
      mustWait(request);
      if (request.kind !== 'erasure') throw new Refused('wrong_kind', { facts: { kind: request.kind } });
      if (!request.identitySeen) throw new Refused('identity_missing', { article: PRIVACY_REFUSALS.identity_not_proved.article });
      refuseFaults(words('words', said));
      const policy = await this.retention.on(tx, request.agencyId, this.clock.today());
      const subjects = await tx.rows<{ debtor_id: string }>(sql`select s.debtor_id from privacy_subject s where s.request_id = ${request.id} order by s.debtor_id`);
      const standing: ErasureLine[] = [], erased: string[] = [];
      let rows = 0;
      for (const { debtor_id: debtorId } of subjects) {
        const lines = await this.lives.lines(tx, debtorId, policy), kinds = unlawful ? unlawfulKinds(lines) : freeKinds(lines);
        standing.push(...lines.filter(({ kind, code, rows: left }) => code !== null && left > 0 && !kinds.includes(kind)));
        if (!kinds.length) continue;
        erased.push(...kinds);
        rows += await this.carryOut(tx, { debtorId, requestId: request.id, runId: null, kinds, by: actor });
      }
      if (!erased.length) throw this.#refused(standing);
      const last = strongest(standing);
      await this.requests.add(tx, actor, request, {
        kind: 'erased', article: PRIVACY_ARTICLES.erasure, words: said.trim(),
        facts: { kinds: [...new Set(erased)].join(','), rows: String(rows), ...(unlawful ? { code: 'unlawful' } : {}), ...(last ? { stands: last.kind, standsBy: last.article ?? '', ...(last.until ? { until: String(last.until) } : {}) } : {}) },
      });
    });
    return (await this.reads.one(actor, requestId))!;
  }

  /** The one call of erase_person, and the line that each case keeps of it. Answers how many rows lost their words. */
  async carryOut(tx: Tx, { debtorId, requestId, runId, kinds, by }: { debtorId: string; requestId: string | null; runId: string | null; kinds: readonly string[]; by: Pick<Actor, 'id' | 'name'> | null }): Promise<number> {
    const [done] = await tx.asSystem('erasure', (house) => house.rows<{ id: string }>(sql`select erase_person(${debtorId}::uuid, ${requestId}::uuid, ${runId}::uuid, ${`{${kinds.join(',')}}`}::text[], ${by?.id ?? null}::uuid, ${this.clock.now()}::timestamptz) as id`));
    const [count] = await tx.rows<{ n: string }>(sql`select coalesce(sum(c.rows), 0) as n from erasure_count c where c.erasure_id = ${done!.id}`);
    const cases = await tx.rows<{ id: string; agency_id: string; creditor_id: string }>(sql`select f.id, f.agency_id, f.creditor_id from case_file f where f.debtor_id = ${debtorId}`);
    await this.timeline.writeAll(tx, cases.map(({ id, agency_id: agencyId, creditor_id: creditorId }) => ({ caseId: id, agencyId, creditorId, kind: 'stage' as const, code: 'privacy.erased', facts: { rows: Number(count!.n) }, actor: by, internal: false, toBailiff: true, word: false })));
    return Number(count!.n);
  }

  #refused(standing: readonly ErasureLine[]): Refused {
    const most = strongest(standing);
    if (!most) return new Refused('nothing_to_erase', { article: PRIVACY_ARTICLES.erasure });
    return new Refused('duty_stands', { article: most.exception ?? PRIVACY_ARTICLES.erasure, facts: { kind: most.kind, why: most.code, duty: most.article, until: most.until ? String(most.until) : null } });
  }
}

/** What was held without right falls whatever its time, once its case is closed; accounts of money that was received stay (C. com. L123-22). */
const unlawfulKinds = (lines: readonly ErasureLine[]): string[] => {
  if (lines.some(({ code }) => code === 'case_open')) return freeKinds(lines);
  const accounts = lines.find(({ kind, code }) => kind === 'accounts' && code !== null);
  return RETENTION_KINDS.filter((kind) => kind !== 'requests' && !(accounts && (kind === 'accounts' || kind === 'identity')) && lines.some((line) => line.kind === kind && line.rows > 0));
};

