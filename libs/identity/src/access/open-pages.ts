import { Injectable } from '@nestjs/common';

/** How many pages are open on a session, on every node: known to whoever holds the sockets, and to nobody where none are held. */
@Injectable()
export class OpenPages {
  #count: (sessionIds: readonly string[]) => Promise<number> = () => Promise.resolve(0);

  counted(by: (sessionIds: readonly string[]) => Promise<number>): void { this.#count = by; }
  /** A node that does not answer in time is not waited for. */
  of(sessionIds: readonly string[]): Promise<number> { return sessionIds.length ? this.#count(sessionIds).catch(() => 0) : Promise.resolve(0); }
}
