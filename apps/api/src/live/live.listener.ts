import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { SessionEnded } from '@quittance/identity';
import { PLATFORM_OPTIONS, type LiveNotice, type PlatformOptions } from '@quittance/platform';
import { LiveGateway } from './live.gateway.ts';
import { LiveHub } from './live.hub.ts';

/** Hears from PostgreSQL what the relay, wherever it runs, has let out, and tells the sockets and the debtors' pages of this node; and which sessions ended, or see with other eyes, so that what is open for them closes. */
@Injectable()
export class LiveListener implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('live');
  #client: pg.Client | undefined;
  #stopped = false;

  constructor(@Inject(LiveGateway) private readonly gateway: LiveGateway, @Inject(LiveHub) private readonly hub: LiveHub, @Inject(SessionEnded) private readonly ended: SessionEnded, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.#listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#client?.end().catch(() => undefined);
  }

  /** Every second until the database is back; browsers then ask what they missed when they next hear anything, or reconnect. */
  #again(): void {
    if (!this.#stopped) setTimeout(() => void this.#listen().catch(() => this.#again()), 1000).unref();
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.options.databaseUrl });
    client.on('notification', ({ channel, payload }) => {
      if (channel === 'quittance_session') return this.ended.tell(payload!);
      const notice = JSON.parse(payload!) as LiveNotice;
      this.gateway.tell(notice);
      this.hub.tell(notice);
    });
    client.on('error', (e) => {
      this.#log.warn(`The line to the database was lost (${e.message}); trying again`);
      this.#again();
    });
    await client.connect();
    await client.query('listen quittance_live; listen quittance_session');
    this.#client = client;
  }
}
