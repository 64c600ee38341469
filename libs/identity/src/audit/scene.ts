/** From where the request at hand comes, for every line of the trail that is written while it is answered: no use-case has to carry it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '@quittance/platform';

export interface Scene {
  address: string | null; userAgent: string | null; correlationId: string;
  /** Who holds the session, once the guard has asked. */
  actor: () => Promise<Actor | undefined>;
  /** Refusals that a use-case has told by itself: "action code". */
  told: Set<string>;
}

const scenes = new AsyncLocalStorage<Scene>();
export const scene = (): Scene | undefined => scenes.getStore();
export const inScene = <T>(s: Scene, work: () => T): T => scenes.run(s, work);
