import { Injectable } from '@nestjs/common';

/** Who holds something open for a session (a socket) hears when it ends. */
@Injectable()
export class SessionEnded {
  readonly #listeners = new Set<(sessionId: string) => void>();
  hear(listener: (sessionId: string) => void): void { this.#listeners.add(listener); }
  tell(sessionId: string): void { for (const listener of this.#listeners) listener(sessionId); }
}
