import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { machineTime } from './clock/clock.ts';

/** Randomness for some hundreds of ids at once: asked for id by id, it costs more than the rest of the id. */
const ID = 16, POOL = new Uint8Array(ID * 512);
let used = POOL.length, last = -Infinity, seq = 0;

/** A new id: random, and in the order of time, so that an index grows at its end; those of one instant are in the order in which they were asked for (RFC 9562, 6.2). */
export function newId(): string {
  if (used === POOL.length) { randomFillSync(POOL); used = 0; }
  const random = POOL.subarray(used, used += ID), now = machineTime();
  // The first of an instant begins somewhere in the lower half, so that none of that instant turns over.
  if (now > last) { last = now; seq = ((random[6]! & 0x7f) << 24) | (random[7]! << 16) | (random[8]! << 8) | random[9]!; } else if ((seq = (seq + 1) | 0) === 0) last++;
  return v7({ random, msecs: last, seq });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Ids come from outside: what is no id is just not found. */
export const isId = (text: string): boolean => UUID.test(text);
