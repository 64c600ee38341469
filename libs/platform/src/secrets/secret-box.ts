import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM_OPTIONS, type PlatformOptions } from '../options.ts';

const VERSION = 'v1';
const KEY_BYTES = 32, IV_BYTES = 12, TAG_BYTES = 16;

/**
 * Seals what the house must read again but the database must not tell (AES-256-GCM), and makes hashes that are worth nothing without the
 * key (HMAC-SHA256). Each use has a key of its own, derived from the one that the process was told (HKDF); what is sealed is bound to
 * `about`, so that a sealed value moved to another row does not open.
 */
@Injectable()
export class SecretBox {
  readonly #keys = new Map<string, Buffer>();

  constructor(@Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  seal(text: string, use: string, about: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key(use), iv).setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** Throws if it was sealed with another key, for another use, about something else, or altered. */
  open(sealed: string, use: string, about: string): string {
    const [version, body] = sealed.split('.');
    if (version !== VERSION || !body) throw new Error('Not sealed by this house');
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.#key(use), bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  mark(text: string, use: string): string {
    return createHmac('sha256', this.#key(use)).update(text).digest('hex');
  }

  #key(use: string): Buffer {
    const { secretKey } = this.options;
    if (!secretKey || secretKey.length !== KEY_BYTES) throw new Error('No SECRET_KEY: this process can seal nothing');
    const known = this.#keys.get(use) ?? Buffer.from(hkdfSync('sha256', secretKey, 'quittance', use, KEY_BYTES));
    this.#keys.set(use, known);
    return known;
  }
}
