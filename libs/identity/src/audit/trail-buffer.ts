import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Database, sql, standAsSystem } from '@quittance/platform';
import { insertLines, readyLine, type AuditLine, type ReadyLine, type WhoActs } from './lines.ts';
import { scene, type Scene } from './scene.ts';
import { ThresholdsService } from './thresholds.service.ts';

const EACH = 200;
const AT_ONCE = 500;
const AN_HOUR = { hours: 1 };

/**
 * Readings and refusals at the door, written a moment after they were answered, so that nobody waits for the trail. What the database
 * could not take is kept and tried again; at the end of the process everything is written before the pool is closed. Only a process that
 * is killed outright loses what it read in the last fifth of a second; acts, exports and downloads do not come this way.
 */
@Injectable()
export class TrailBuffer implements OnModuleDestroy {
  readonly #log = new Logger('trail');
  #lines: ReadyLine[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  /** Cases opened by whom, at which hour: the same again within the hour is the same reading. */
  readonly #opened = new Map<string, number>();

  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(ThresholdsService) private readonly thresholds: ThresholdsService) {}

  push(who: WhoActs | null, line: AuditLine, from: Scene | undefined = scene()): void {
    this.#lines.push(readyLine(this.clock.now(), who, line, from));
    this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), EACH).unref();
  }

  /** Whoever opens a case leaves a line, once an hour. */
  opened(who: WhoActs, caseId: string): void {
    const now = this.clock.now().epochMilliseconds;
    const key = `${who.id} ${caseId}`;
    if ((this.#opened.get(key) ?? -Infinity) > now - 3_600_000) return;
    if (this.#opened.size > 20_000) this.#opened.clear();
    this.#opened.set(key, now);
    this.push(who, { action: 'openCase', subject: 'CaseFile', subjectId: caseId, caseId, outcome: 'done' });
  }

  /** Everything that waits is in the database when this resolves. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#writing = (this.#writing ?? Promise.resolve()).catch(() => undefined).then(() => standAsSystem('audit', () => this.#write())));
  }

  async onModuleDestroy(): Promise<void> {
    await this.flush();
  }

  async #write(): Promise<void> {
    while (this.#lines.length) {
      const batch = this.#lines.slice(0, AT_ONCE);
      try { await this.database.rows(insertLines(batch)); } catch (e) {
        this.#log.error(`${this.#lines.length} lines of the trail wait: ${(e as Error).message}`);
        this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), EACH * 5).unref();
        throw e;
      }
      this.#lines = this.#lines.slice(batch.length);
      const readers = new Map(batch.filter(({ entry }) => entry['action'] === 'openCase').map((line) => [String(line.entry['actor_id']), line]));
      for (const line of readers.values()) await this.#manyCases(line);
    }
  }

  /** Different cases of one reader within an hour, counted over all processes; told once an hour. */
  async #manyCases({ entry }: ReadyLine): Promise<void> {
    const agencyId = entry['agency_id'] as string | null, actor = entry['actor_id'] as string;
    const most = await this.thresholds.of(agencyId, 'casesInAnHour');
    const since = this.clock.now().subtract(AN_HOUR);
    const seen = await this.database.first<{ n: string; told: boolean }>(sql`select count(distinct e.case_id) as n, exists (select 1 from audit_entry t where t.actor_id = ${actor} and t.action = 'readManyCases' and t.at > ${since}) as told
      from audit_entry e where e.actor_id = ${actor} and e.action = 'openCase' and e.at > ${since}`);
    if (!seen || seen.told || Number(seen.n) <= most) return;
    await this.database.rows(insertLines([readyLine(this.clock.now(), { id: actor, kind: String(entry['actor_kind']), ...(agencyId ? { agencyId } : {}) }, { action: 'readManyCases', subject: 'CaseFile', outcome: 'done', facts: { cases: Number(seen.n), threshold: most } }, undefined)]));
  }
}
