/** Background jobs in PostgreSQL (pg-boss). A worker that dies gives its job back within a minute. */
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { standAs, workerOf } from '../guard/standing.ts';
import { Handlers } from '../outbox/handlers.ts';
import { JOBS_SCHEMA, QUEUE_ROLE } from '../orm/second-wall.ts';
import { asRole } from '../orm/wall-roles.ts';
import { PLATFORM_OPTIONS, type PlatformOptions } from '../options.ts';

/** Every job of the house by name; boot fails if one has no handler. */
export const JOB_NAMES = ['render-letter', 'anchor-positions', 'print-waiting-letters', 'send-messages', 'clean-access-tries', 'tidy-access', 'render-receipt', 'print-waiting-receipts', 'render-acknowledgement', 'print-waiting-acknowledgements', 'send-digests', 'print-plan', 'watch-plans', 'watch-holds', 'measure-law', 'apply-law', 'watch-law', 'pack-handoff', 'pack-waiting-handoffs', 'retention-dry-run', 'retention-run', 'seal-audit', 'sign-audit-head', 'deposit-run', 'watch-deposit-runs', 'sweep-uploads', 'print-signature', 'watch-mandates'] as const;
export type JobName = (typeof JOB_NAMES)[number];
/** Run once at each start of a worker, and then every night a little after midnight in Paris. */
const NIGHTLY: readonly JobName[] = ['anchor-positions', 'print-waiting-letters', 'send-messages', 'clean-access-tries', 'tidy-access', 'print-waiting-receipts', 'print-waiting-acknowledgements', 'watch-law', 'watch-holds', 'watch-plans', 'pack-waiting-handoffs', 'retention-run', 'seal-audit', 'sign-audit-head', 'watch-deposit-runs', 'sweep-uploads', 'watch-mandates'];

/** Looked at every ten minutes: each says for itself what is due. */
const OFTEN: readonly JobName[] = ['send-digests'];

@Injectable()
export class Jobs implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('jobs');
  #boss: PgBoss | undefined;

  constructor(@Inject(Handlers) private readonly handlers: Handlers, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.options.works) return;
    const handlers = this.handlers.jobs();
    const orphans = JOB_NAMES.filter((name) => !handlers.has(name));
    if (orphans.length) throw new Error(`Nobody handles the jobs ${orphans.join(', ')}`);
    const boss = new PgBoss({ connectionString: asRole(this.options.databaseUrl, QUEUE_ROLE), max: 4, schema: JOBS_SCHEMA, createSchema: false });
    boss.on('error', (e: Error) => this.#log.error(e.message));
    await boss.start();
    for (const name of JOB_NAMES) {
      await boss.createQueue(name, { retryLimit: 5, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 });
      await boss.work(name, { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: 2 }, async ([job]) => standAs(workerOf(name), () => handlers.get(name)!((job as { data: Record<string, string> }).data)));
    }
    this.#boss = boss;
    for (const name of [...NIGHTLY, ...OFTEN]) {
      await boss.schedule(name, OFTEN.includes(name) ? '*/10 * * * *' : '5 0 * * *', {}, { tz: 'Europe/Paris' });
      await this.send(name, {});
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.#boss?.stop({ graceful: false, close: true });
  }

  /** `key` makes a second send of the same work no work; `after`: seconds to wait before it. */
  async send(name: JobName, data: Record<string, string>, key?: string, after?: number): Promise<void> {
    if (!this.#boss) throw new Error('This process sends no jobs');
    await this.#boss.send(name, data, { ...(key ? { singletonKey: key } : {}), ...(after ? { startAfter: after } : {}) });
  }
}
