import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, isId, newId, PLATFORM_OPTIONS, Refused, sql, toInstant, toInstantOrNull, type PlatformOptions, type Tx } from '@quittance/platform';
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Holder } from './holders.service.ts';

export type ChallengePurpose = 'signIn' | 'secondFactor' | 'register' | 'reauthenticate';
export interface PasskeyLine { id: string; name: string; createdAt: Temporal.Instant; lastUsedAt: Temporal.Instant | null; syncedCopies: boolean }

const CHALLENGE_LASTS = Temporal.Duration.from({ minutes: 5 });
/** Of a response: a key of a few hundred bytes and a signature; ten times that is nobody's. */
const MOST_RESPONSE = 20_000;
const MOST_PASSKEYS = 20;
const MOST_NAME = 80;

interface Kept { id: string; user_id: string; credential_id: string; public_key_hex: string; counter: string; transports: string[] }

/** Passkeys (WebAuthn): discoverable, the person verified by the device, the origin of this house only, each challenge good once. */
@Injectable()
export class PasskeysService {
  readonly #origin: string;
  readonly #rpId: string;

  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(PLATFORM_OPTIONS) options: PlatformOptions) {
    const url = new URL(options.publicUrl);
    this.#origin = url.origin;
    this.#rpId = url.hostname;
  }

  /** The options for the browser, as JSON. holder: of whom a key is asked; nobody at sign-in, where the key says who it is. */
  async challenge(purpose: ChallengePurpose, holder?: Holder, sessionId?: string): Promise<string> {
    const his = holder ? await this.database.rows<{ credential_id: string; transports: string[] }>(sql`select credential_id, to_jsonb(transports) as transports from passkey where user_id = ${holder.id} and removed_at is null`) : [];
    const known = his.map(({ credential_id: id, transports }) => ({ id, transports }));
    const options = purpose === 'register'
      ? await generateRegistrationOptions({
        rpName: 'Quittance', rpID: this.#rpId, userName: holder!.email, userDisplayName: holder!.name, userID: new Uint8Array(Buffer.from(holder!.id.replaceAll('-', ''), 'hex')), attestationType: 'none',
        excludeCredentials: known, authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      : await generateAuthenticationOptions({ rpID: this.#rpId, userVerification: 'required', ...(holder ? { allowCredentials: known } : {}) });
    const now = this.clock.now();
    await this.database.rows(sql`insert into passkey_challenge (id, agency_id, user_id, session_id, challenge, purpose, made_at, expires_at)
      values (${newId()}, ${holder?.agencyId}, ${holder?.id}, ${sessionId}, ${options.challenge}, ${purpose}, ${now}, ${now.add(CHALLENGE_LASTS)})`);
    return JSON.stringify(options);
  }

  /** A new key of this person. Refusals: bad_passkey, too_many. */
  async register(tx: Tx, holder: Holder, name: string, response: string): Promise<void> {
    const given = parsed<RegistrationResponseJSON>(response);
    if (holder.passkeys >= MOST_PASSKEYS) throw new Refused('too_many', { facts: { limit: MOST_PASSKEYS } });
    const verified = await this.#orRefused(async () => verifyRegistrationResponse({ response: given, expectedChallenge: (challenge) => this.#useUp(challenge, 'register', holder.id), expectedOrigin: this.#origin, expectedRPID: this.#rpId, requireUserVerification: true }));
    if (!verified.verified) throw new Refused('bad_passkey');
    const { credential, credentialBackedUp } = verified.registrationInfo;
    const kept = await tx.first(sql`insert into passkey (id, agency_id, user_id, credential_id, public_key, counter, transports, synced_copies, name, created_at)
      values (${newId()}, ${holder.agencyId}, ${holder.id}, ${credential.id}, decode(${Buffer.from(credential.publicKey).toString('hex')}, 'hex'), ${credential.counter},
        array(select jsonb_array_elements_text(${JSON.stringify((credential.transports ?? []).slice(0, 8).map((one) => String(one).slice(0, 20)))}::jsonb)), ${credentialBackedUp}, ${named(name)}, ${this.clock.now()})
      on conflict (credential_id) do nothing returning id`);
    if (!kept) throw new Refused('bad_passkey');
  }

  /** Whose key answered, or a refusal: bad_passkey (unknown, removed, of another, a challenge that was used, a counter that went back). of: whose it must be. */
  async answered(response: string, purpose: Exclude<ChallengePurpose, 'register'>, of?: string): Promise<string> {
    const given = parsed<AuthenticationResponseJSON>(response);
    const key = await this.database.first<Kept>(sql`select id, user_id, credential_id, encode(public_key, 'hex') as public_key_hex, counter, to_jsonb(transports) as transports from passkey where credential_id = ${String(given.id).slice(0, 2000)} and removed_at is null`);
    if (!key || (of && key.user_id !== of)) throw new Refused('bad_passkey');
    const { verified, authenticationInfo } = await this.#orRefused(async () => verifyAuthenticationResponse({
      response: given, expectedChallenge: (challenge) => this.#useUp(challenge, purpose, of ?? null), expectedOrigin: this.#origin, expectedRPID: this.#rpId, requireUserVerification: true,
      credential: { id: key.credential_id, publicKey: new Uint8Array(Buffer.from(key.public_key_hex, 'hex')), counter: Number(key.counter), transports: key.transports },
    }));
    // Two answers of one counter at once: the second finds it moved. A key without a counter always says zero.
    const moved = verified && (await this.database.first(sql`update passkey set counter = ${authenticationInfo.newCounter}, last_used_at = ${this.clock.now()}, synced_copies = ${authenticationInfo.credentialBackedUp}
      where id = ${key.id} and removed_at is null and (counter < ${authenticationInfo.newCounter} or (counter = 0 and ${authenticationInfo.newCounter} = 0)) returning id`));
    if (!moved) throw new Refused('bad_passkey');
    return key.user_id;
  }

  async linesOf(userId: string): Promise<PasskeyLine[]> {
    const rows = await this.database.rows<{ id: string; name: string; created_at: string; last_used_at: string | null; synced_copies: boolean }>(sql`select id, name, created_at, last_used_at, synced_copies from passkey where user_id = ${userId} and removed_at is null order by created_at`);
    return rows.map((row) => ({ id: row.id, name: row.name, createdAt: toInstant(row.created_at), lastUsedAt: toInstantOrNull(row.last_used_at), syncedCopies: row.synced_copies }));
  }

  /** Answers whether there was one of his. */
  async rename(tx: Tx, userId: string, id: string, name: string): Promise<boolean> {
    return isId(id) && Boolean(await tx.first(sql`update passkey set name = ${named(name)} where id = ${id} and user_id = ${userId} and removed_at is null returning id`));
  }

  async remove(tx: Tx, userId: string, id: string): Promise<boolean> {
    return isId(id) && Boolean(await tx.first(sql`update passkey set removed_at = ${this.clock.now()} where id = ${id} and user_id = ${userId} and removed_at is null returning id`));
  }

  async clean(): Promise<void> {
    await this.database.rows(sql`delete from passkey_challenge where expires_at < ${this.clock.now()}`);
  }

  /** Whether this is a challenge of ours for this purpose and person; from here on it is used, whatever becomes of the answer. */
  async #useUp(challenge: string, purpose: ChallengePurpose, userId: string | null): Promise<boolean> {
    return Boolean(await this.database.first(sql`update passkey_challenge set used_at = ${this.clock.now()} where challenge = ${challenge} and purpose = ${purpose} and user_id is not distinct from ${userId}::uuid and used_at is null and expires_at > ${this.clock.now()} returning id`));
  }

  async #orRefused<T>(verify: () => Promise<T>): Promise<T> {
    try { return await verify(); } catch { throw new Refused('bad_passkey'); }
  }
}

function parsed<T extends { id: string }>(response: string): T {
  if (response.length > MOST_RESPONSE) throw new Refused('bad_passkey');
  try {
    const given = JSON.parse(response) as T | null;
    if (given && typeof given === 'object' && typeof given.id === 'string') return given;
  } catch { /* not JSON */ }
  throw new Refused('bad_passkey');
}

function named(name: string): string {
  const text = name.trim();
  if (!text) throw new Refused('bad_fields', { fields: [{ field: 'name', code: 'required' }] });
  if (text.length > MOST_NAME) throw new Refused('bad_fields', { fields: [{ field: 'name', code: 'too_long', facts: { limit: MOST_NAME } }] });
  return text;
}
