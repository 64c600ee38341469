/** Work that others wait for is done in steps. */

/** Lets what has arrived meanwhile be looked at: an answer of the database, somebody at the door. */
export const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/**
 * Writes of one transaction, in their order: the rows of the next are laid out while PostgreSQL still takes those of the last. Fails as the
 * first that failed, once none is under way.
 */
export async function inStride(writes: readonly (() => Promise<unknown>)[]): Promise<void> {
  const under: Promise<unknown>[] = [];
  for (const write of writes) {
    const one = write();
    // Looked at below; until then its failure is nobody's.
    one.catch(() => undefined);
    under.push(one);
    await turn();
  }
  const failed = (await Promise.allSettled(under)).find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
}
