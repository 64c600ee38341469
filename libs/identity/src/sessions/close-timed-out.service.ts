import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PLATFORM_OPTIONS, standAsSystem, type PlatformOptions } from '@quittance/platform';
import { SessionsService } from './sessions.service.ts';

const EVERY_MS = 20_000;

/** A session whose time is over opens nothing any more, from that instant on; what it still holds open (a socket that asks for nothing) is closed here. */
@Injectable()
export class CloseTimedOutService implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('sessions');
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(SessionsService) private readonly sessions: SessionsService, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  onApplicationBootstrap(): void {
    if (!this.options.works) return;
    this.#timer = setInterval(() => void this.close().catch((e: unknown) => this.#log.warn(`Sessions that are over could not be closed: ${(e as Error).message}`)), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** Answers how many were over. */
  close(): Promise<number> {
    return standAsSystem('tidy-access', () => this.sessions.endTimedOut());
  }
}
