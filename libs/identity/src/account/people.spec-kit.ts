/** For the specs of coming in: an agency, people, their mail, an application of codes, a device with passkeys. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { newId, Refused, sql } from '@quittance/platform';
import { house, type House, type HouseOptions } from '@quittance/platform/testing';
import { Secret, TOTP } from 'otpauth';
import { AuditService, IdentityModule, identityEntities, PeopleService, SessionsService, SignInService, WelcomeService, type NewUser } from '../index.ts';
import type { SignedIn } from '../sessions/admission.service.ts';
import { ProtectionService } from './protection.service.ts';

export const PASSWORD = 'trois chats sur le quai';
export const NEXT = 'quatre chiens sous le pont';

export async function people(options: Partial<HouseOptions> = {}) {
  const h: House = await house({ modules: [IdentityModule], entities: identityEntities, ...options });
  const agencyId = newId(), creditorId = newId();
  await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', '010079192', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Orvelle', 'FR7699990000102000010472995', 'ORVLFRP1', now())`);
  await h.rows(sql`insert into creditor (id, agency_id, kind, name, legal_form, siren, line1, postal_code, city, iban, created_at) values (${creditorId}, ${agencyId}, 'company', 'Papeteries Tessonville', 'SAS', '812047366', '8 rue du Vieux-Moulin', '49100', 'Angers', 'FR7699990000102000010472995', now())`);
  const open = (email: string, role: NewUser['role'] = 'collector', more: Partial<NewUser> = {}) => h.database.transact((tx) => h.get(PeopleService).openAccount(tx, { agencyId, email, name: 'Hélène Vasseur', role, password: PASSWORD, ...(role === 'creditor_user' ? { creditorId } : {}), ...more }));
  const signIn = (email: string, password = PASSWORD, from = {}) => h.get(SignInService).signIn(email, password, from);
  const actor = async ({ token }: Pick<SignedIn, 'token'>) => (await h.get(SessionsService).actorOf(token))!;
  const forgetTries = () => h.rows(sql`delete from try_bucket`);
  /** The newest mail to this address, or all of it. */
  const mail = async (email: string) => (await h.rows<{ subject: string; text: string; link: string | null; purpose: string }>(sql`select subject, text, link, purpose from outgoing_message where recipient = ${email} order by queued_at desc, id desc`));
  const linkOf = async (email: string) => (await mail(email)).find(({ link }) => link)!.link!.split('#')[1]!;
  const codeAt = (secret: string, at = h.clock.now()) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.epochMilliseconds });
  /** Takes an application of codes for who is signed in; the clock then stands a minute later, where the step of its first code is over. */
  const takeTotp = async (who: SignedIn) => {
    const own = await actor(who), { secret } = await h.get(ProtectionService).beginTotp(own);
    const { codes, token } = await h.get(ProtectionService).confirmTotp(own, codeAt(secret));
    h.clock.set(h.clock.now().add({ minutes: 1 }));
    return { secret, codes, token };
  };
  const audit = async (action: string) => (await h.rows<{ outcome: string; code: string | null }>(sql`select outcome, code from audit_entry where action = ${action} order by id`)).map(({ outcome, code }) => code ?? outcome);
  return { ...h, h, agencyId, creditorId, open, signIn, actor, forgetTries, mail, linkOf, codeAt, takeTotp, audit, welcome: h.get(WelcomeService), trail: h.get(AuditService) };
}
export type People = Awaited<ReturnType<typeof people>>;

export const refusal = (work: Promise<unknown>): Promise<{ code: string; article?: string | null | undefined; at?: string; fields?: string[] }> => work.then(() => ({ code: 'nothing was refused' }), (e: unknown) => {
  if (!(e instanceof Refused)) throw e;
  const { article, facts, fields } = e.options;
  return { code: e.code, ...(article ? { article } : {}), ...(facts?.['at'] ? { at: String(facts['at']) } : {}), ...(fields ? { fields: fields.map(({ field, code }) => `${field}:${code}`) } : {}) };
});

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
/** The few shapes of CBOR that an answer is made of. */
function cbor(value: unknown): Buffer {
  const head = (major: number, n: number) => (n < 24 ? Buffer.from([(major << 5) | n]) : n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255]));
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([k, v]) => [cbor(k), cbor(v)])]);
}

/** An authenticator of software, as strict or as lax as it is told. */
export class Device {
  readonly #keys = new Map<string, { key: KeyObject; counter: number; handle: string }>();
  constructor(readonly origin = 'http://localhost:3000', readonly rpId = 'localhost') {}

  #data(flags: number, counter: number, rest: Uint8Array = new Uint8Array()): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha(this.rpId), Buffer.from([flags]), count, rest]);
  }

  create(options: string, { verified = true, counter = 1 } = {}): string {
    const { challenge, user } = JSON.parse(options) as { challenge: string; user: { id: string } };
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }), jwk = publicKey.export({ format: 'jwk' });
    const id = randomBytes(32), length = Buffer.from([0, id.length]);
    const cose = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(jwk.x!, 'base64url')], [-3, Buffer.from(jwk.y!, 'base64url')]]));
    this.#keys.set(b64(id), { key: privateKey, counter, handle: user.id });
    const authData = this.#data(0x41 | (verified ? 4 : 0), counter, Buffer.concat([Buffer.alloc(16), length, id, cose]));
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.create', challenge, origin: this.origin, crossOrigin: false }));
    return JSON.stringify({ id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: b64(client), attestationObject: b64(cbor(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authData]]))), transports: ['internal'] } });
  }

  get(options: string, { verified = true, step = 1 } = {}): string {
    const { challenge, allowCredentials } = JSON.parse(options) as { challenge: string; allowCredentials?: { id: string }[] };
    const id = allowCredentials?.length ? allowCredentials.map((one) => one.id).find((one) => this.#keys.has(one))! : [...this.#keys.keys()][0]!;
    const kept = this.#keys.get(id)!;
    kept.counter += step;
    const authData = this.#data(1 | (verified ? 4 : 0), kept.counter), client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: this.origin, crossOrigin: false }));
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: b64(client), authenticatorData: b64(authData), signature: b64(sign('sha256', Buffer.concat([authData, sha(client)]), kept.key)), userHandle: kept.handle } });
  }
}
