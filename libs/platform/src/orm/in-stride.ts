/** Work that others wait for is done in steps. */

/** Lets what has arrived meanwhile be looked at: an answer of the database, somebody at the door. */
export const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** Longer nobody waits for a turn, in ms. */
const TURN_MS = 3;

/** The same work on each, in their order: others get their turn in between, however many they are. */
export async function inTurns<T, R>(all: Iterable<T>, work: (one: T, n: number) => R): Promise<R[]> {
  const done: R[] = [];
  let began = performance.now();
  for (const one of all) {
    if (done.length % 4 === 3 && performance.now() - began > TURN_MS) {
      await turn();
      began = performance.now();
    }
    done.push(work(one, done.length));
  }
  return done;
}

/** All of them, side by side. Fails as the first in their order that failed, once none is under way. */
export async function settled<T extends readonly unknown[]>(works: readonly [...{ [K in keyof T]: Promise<T[K]> }]): Promise<T> {
  const ends = await Promise.allSettled(works);
  return ends.map((end) => { if (end.status === 'rejected') throw end.reason; return end.value; }) as unknown as T;
}

/**
 * Writes of one transaction, in their order: the rows of the next are laid out while PostgreSQL still takes those of the last, and no more
 * than that, so that questions of others come in between. Fails as the first that failed, once none is under way.
 */
export async function inStride(writes: readonly (() => Promise<unknown>)[]): Promise<void> {
  let under: Promise<unknown> = Promise.resolve(), last = under;
  for (const write of writes) {
    if ((await Promise.allSettled([under]))[0].status === 'rejected') break;
    under = last;
    last = write();
    // Looked at below; until then its failure is nobody's.
    last.catch(() => undefined);
    await turn();
  }
  await settled([under, last]);
}
