import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, standAsSystem, PLATFORM_OPTIONS, sql, type PlatformOptions } from '@quittance/platform';
import { SealService } from './seal.service.ts';
import { VerificationService } from './verification.service.ts';

const EACH = 1000;

/** Looks every second whether something waits for its seal, or a verification was asked for. */
@Injectable()
export class Sealer implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('evidence');
  #running: Promise<void> | undefined;
  #stopped = false;
  #wake: (() => void) | undefined;

  constructor(@Inject(Database) private readonly database: Database, @Inject(SealService) private readonly seals: SealService, @Inject(VerificationService) private readonly verifications: VerificationService, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  onApplicationBootstrap(): void {
    if (this.options.works) this.#running = this.#work();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#running;
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      try {
        const waits = await standAsSystem('seal-audit', () => this.database.first<{ entries: boolean; verifications: boolean }>(sql`select exists (select 1 from audit_waiting) as entries, exists (select 1 from audit_verification where ended_at is null) as verifications`));
        if (waits?.entries) await standAsSystem('seal-audit', () => this.seals.sealAll());
        if (waits?.verifications) await standAsSystem('verify-audit', () => this.verifications.doNext());
      } catch (e) {
        if (!this.#stopped) this.#log.error(`The trail could not be sealed and will be: ${(e as Error).message}`);
      }
      if (!this.#stopped) await new Promise<void>((resolve) => { this.#wake = resolve; setTimeout(resolve, EACH).unref(); });
    }
  }
}
