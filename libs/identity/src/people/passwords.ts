/**
 * Passwords by argon2id. Each hash takes about 60 ms of a core and 19 MiB: two at a time, so that a flood of sign-ins
 * slows sign-ins and nothing else; a queue too long is answered at once.
 */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const AT_ONCE = 2;
const MOST_WAITING = 64;
/** 2 is argon2id: the library's enum is erased by the compiler, its number is not. */
const ARGON2ID = 2;
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let running = 0, reckoned = 0;
const waiting: (() => void)[] = [];

export class TooBusy extends Error {}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running++;
  else {
    if (waiting.length >= MOST_WAITING) throw new TooBusy();
    await new Promise<void>((go) => waiting.push(go));
  }
  // Whoever is done hands his place to the next in line: nobody who comes meanwhile slips in as a third.
  try { return await work(); } finally { reckoned++; const next = waiting.shift(); if (next) next(); else running--; }
}

/** How many hashes this process has reckoned: what an answer costs, told without a clock. */
export const hashesReckoned = (): number => reckoned;

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, OPTIONS));

/** A hash that no password has: verified against when the account is unknown, so that both take the same time. */
let nobody: Promise<string> | undefined;

export async function passwordIs(password: string, kept: string | null | undefined): Promise<boolean> {
  const against = kept ?? (await (nobody ??= hashPassword(randomBytes(32).toString('base64'))));
  const same = await inTurn(() => verify(against, password));
  return same && Boolean(kept);
}

/** Whether it was hashed by less than what is asked today: then it is hashed anew when it is next given. */
export function needsRehash(kept: string): boolean {
  const [, id, memory, time, lanes] = /^\$(argon2\w+)\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(kept) ?? [];
  return id !== 'argon2id' || Number(memory) < OPTIONS.memoryCost || Number(time) < OPTIONS.timeCost || Number(lanes) < OPTIONS.parallelism;
}
