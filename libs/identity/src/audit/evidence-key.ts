/**
 * The key that signs the heads of the chain (Ed25519). EVIDENCE_KEY holds it where several machines sign (PEM, or the PKCS#8 in base64);
 * otherwise it is made at the first signature and kept beside the data, readable by the owner alone. Its public half is kept with every
 * other that ever signed: heads of a former key stay verifiable.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** id: the first 16 hexadecimal signs of the SHA-256 of the public key (SPKI). publicKey: PEM. */
export interface EvidenceKey { id: string; publicKey: string; sign(text: string): string }

const PEM = { type: 'spki', format: 'pem' } as const;
export const keyIdOf = (publicKey: KeyObject | string): string => createHash('sha256').update((typeof publicKey === 'string' ? createPublicKey(publicKey) : publicKey).export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);

/** Throws with one sentence if this is no Ed25519 key. */
export function keyFrom(text: string): EvidenceKey {
  let secret: KeyObject;
  try {
    secret = text.includes('BEGIN') ? createPrivateKey(text.replaceAll('\\n', '\n')) : createPrivateKey({ key: Buffer.from(text.trim(), 'base64'), format: 'der', type: 'pkcs8' });
  } catch { throw new Error('The key of the evidence is neither PEM nor PKCS#8 in base64.'); }
  if (secret.asymmetricKeyType !== 'ed25519') throw new Error('The key of the evidence must be an Ed25519 key.');
  const publicKey = createPublicKey(secret);
  return { id: keyIdOf(publicKey), publicKey: publicKey.export(PEM).toString(), sign: (said) => sign(null, Buffer.from(said, 'utf8'), secret).toString('base64') };
}

const fileIn = (dir: string) => path.join(dir, 'evidence-key.pem');

/** The key of this place: EVIDENCE_KEY, else the file of `dir`; undefined where there is none yet. */
export function existingKey(dir: string | undefined): EvidenceKey | undefined {
  const given = process.env['EVIDENCE_KEY'];
  if (given) return keyFrom(given);
  if (!dir || !fs.existsSync(fileIn(dir))) return undefined;
  return keyFrom(fs.readFileSync(fileIn(dir), 'utf8'));
}

/** The same, made now if there is none. Two processes that start at once end with one key: the file is never written twice. */
export function loadOrMakeKey(dir: string): EvidenceKey {
  const known = existingKey(dir);
  if (known) return known;
  fs.mkdirSync(dir, { recursive: true });
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  try { fs.writeFileSync(fileIn(dir), pem, { mode: 0o600, flag: 'wx' }); } catch (e) { if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e; }
  return existingKey(dir)!;
}

/** Whether this signature is of this text under this public key; false for anything malformed. */
export function signatureHolds(publicKey: string, text: string, signature: string): boolean {
  try { return verify(null, Buffer.from(text, 'utf8'), createPublicKey(publicKey), Buffer.from(signature, 'base64')); } catch { return false; }
}
