/**
 * What the house seals its secrets with: SECRET_KEY of the environment, or a file that the first start makes beside the data, readable by
 * its owner alone. Several machines on one database need the same: there SECRET_KEY is set. Lost, it takes the code applications with it,
 * whose owners then come in by a reset and a recovery anew; what they protect stays readable.
 */
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const BYTES = 32;
const LEAST_WORDS = 32;

export class SecretKeyError extends Error {}

/** 32 bytes. Throws SecretKeyError with the sentence to say. */
export function secretKey(dataDir: string, given = process.env['SECRET_KEY']): Uint8Array {
  if (given) {
    if (given.length < LEAST_WORDS) throw new SecretKeyError(`SECRET_KEY est trop courte : donnez au moins ${LEAST_WORDS} caractères au hasard, par exemple ceux de « openssl rand -base64 32 ».`);
    return createHash('sha256').update(`quittance ${given}`).digest();
  }
  const file = path.join(dataDir, 'secret.key');
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    fs.writeFileSync(file, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e;
  }
  const kept = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64');
  if (kept.length !== BYTES) throw new SecretKeyError(`La clé ${file} est abîmée : remettez celle d’une sauvegarde, ou effacez-la pour en faire une autre (les applications de codes seront alors à activer de nouveau).`);
  return kept;
}
