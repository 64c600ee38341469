import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService, TriesService } from '@quittance/identity';
import { Blobs, Clock, Database, isId, Mailer, networkOf, Refused, refuseFaults, sql, toInstant, toInstantOrNull, type Actor, type Tx } from '@quittance/platform';
import { CODE_LASTS } from '../../door/limits.ts';
import { mailAddress, masked, mobileNumber } from '../../messages/recipient.ts';
import type { From } from '../requests/signature-notes.service.ts';
import { isAddressedTo, REQUEST, standingOf, type RequestRow } from '../requests/signature-requests.service.ts';
import { consentsOf, worthOf, type Locale } from './consents.ts';
import { SigningHouse } from './signing-house.ts';
import { codeMessage } from './signing-messages.ts';
import type { Opened } from './signing-links.service.ts';
import { partsOf } from './signing-parts.ts';
import { OpenedSigning, Signing, SigningChannel, SigningCodeSent, SigningPaper } from './signing.type.ts';

/** One reading an hour from one address is one line of the evidence. */
const LOOKED_WITHIN = Temporal.Duration.from({ hours: 1 });
const CODE_COST = 1, LOOK_COST = 0.5;

/** The page on which somebody who has no account reads what he is to sign, and asks for the code that signs it. Who has the link may read; who has the mailbox or the telephone too, may sign. */
@Injectable()
export class SigningDoorService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(SigningHouse) private readonly house: SigningHouse, @Inject(TriesService) private readonly tries: TriesService,
    @Inject(AuditService) private readonly audit: AuditService, @Inject(Mailer) private readonly mailer: Mailer, @Inject(Blobs) private readonly blobs: Blobs,
  ) {}

  /** What the link opens, or null: nothing of ours. */
  async look(token: string, locale: Locale, from: From): Promise<Signing | null> {
    if (await this.tries.mayPay(byNetwork(from), LOOK_COST)) return null;
    const row = await this.house.links.opens(this.database, token);
    if (!row) return null;
    await this.tries.giveBack(byNetwork(from), LOOK_COST);
    await this.#once(row, 'opened', from);
    return this.view(this.database, row, locale);
  }

  /** The paper, for whoever has its link; that it was read is part of the evidence. Refusals: signing_closed, signature_over. */
  async paper(token: string, from: From): Promise<SigningPaper> {
    const row = await this.#waiting(this.database, token);
    await this.#once(row, 'read', from);
    const bytes = await this.blobs.read(row.document_sha256!);
    return Object.assign(new SigningPaper(), { name: `${row.kind === 'mandate' ? 'Mandat' : 'Pouvoir'} ${row.reference}.pdf`, base64: bytes.toString('base64'), sha256: row.document_sha256! });
  }

  /** A code to the address, or the number, that the agency gave with the proposal. Refusals: signing_closed, signature_over, signing_no_channel, too_many_tries. */
  async sendCode(token: string, channel: string, locale: Locale, from: From): Promise<SigningCodeSent> {
    const seen = await this.#waiting(this.database, token), to = this.#to(seen, channel);
    if (!to) throw new Refused('signing_no_channel');
    await this.tries.pay([{ kind: 'resetAccount', of: `signing ${seen.id}` }, { kind: 'resetNetwork', of: networkOf(from.ip ?? '') }], CODE_COST);
    return this.database.transact(async (tx) => {
      const row = await this.#waiting(tx, token, true), by = channel as 'email' | 'sms';
      const { code, until } = await this.house.codes.make(tx, row, by, to);
      const { name, phone, email } = await this.house.agencies.facts(tx, row.agency_id), minutes = CODE_LASTS.total('minutes');
      await this.mailer.send(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, channel: by, purpose: 'signature_code', recipient: to, ...codeMessage(locale, { channel: by, code, minutes, reference: row.reference, agency: { name, phone, email } }), sendBefore: until });
      await this.house.notes.write(tx, row, { kind: 'code_sent', facts: { channel, to }, ...from });
      return Object.assign(new SigningCodeSent(), { channel, to: masked(to), minutes });
    });
  }

  /** He does not sign, and says why. Refusals: signing_closed, signature_over, bad_fields. */
  refuse(token: string, reason: string, locale: Locale, from: From): Promise<Signing> {
    return this.database.transact(async (tx) => {
      const row = await this.#waiting(tx, token, true), why = reason.trim();
      if (!why || why.length > 500) refuseFaults([{ field: 'reason', code: why ? 'too_long' : 'required', facts: { limit: 500 } }]);
      await tx.rows(sql`update signature_request set state = 'refused', decided_at = ${this.clock.now()}, reason = ${why} where id = ${row.id}`);
      await this.house.notes.write(tx, row, { kind: 'refused', by: row.signatory_name, facts: { reason: why }, ...from });
      await this.audit.record(tx, null, { agencyId: row.agency_id, action: 'refuseToSign', subject: 'Mandate', subjectId: row.id, outcome: 'done', facts: { reason: why } });
      return this.view(tx, (await this.house.links.opens(tx, token))!, locale);
    });
  }

  /** The same page for the one to whom it is addressed, who is signed in: a link of his own. Refusals: not_found, signature_over. */
  openFor(actor: Actor, id: string): Promise<OpenedSigning> {
    return this.database.transact(async (tx) => {
      const row = await tx.first<RequestRow>(sql`select ${REQUEST} from signature_request r where r.id = ${isId(id) ? id : null}::uuid and (${rowsFor(actor.ability, 'sign', 'Mandate', 'r')})`);
      if (!row || !isAddressedTo(actor, row)) throw new Refused('not_found', { facts: { subject: 'Mandate' } });
      refuseOver(row, this.clock.now());
      return Object.assign(new OpenedSigning(), { token: await tx.asSystem('signature-door', (system) => this.house.links.forSession(system, row, actor.id)) });
    });
  }

  async view(reader: Tx | Database, row: Opened, locale: Locale): Promise<Signing> {
    const agency = await this.house.agencies.facts(reader, row.agency_id), creditor = await this.house.creditors.facts(reader, row.creditor_id);
    const state = standingOf(row, this.clock.now()), waiting = state === 'waiting';
    return Object.assign(new Signing(), {
      kind: row.kind, reference: row.reference, state, agencyName: agency.name, agencyPhone: agency.phone, agencyEmail: agency.email, creditorName: creditor.name, signatoryName: row.signatory_name, signatoryCapacity: row.signatory_capacity, proposedBy: row.proposed_by_name,
      expiresAt: toInstant(row.expires_at), decidedAt: toInstantOrNull(row.decided_at), documentSha256: row.document_sha256, worth: worthOf(locale),
      parts: waiting ? partsOf(row) : [], channels: waiting ? this.#channels(row) : [], consents: waiting ? consentsOf(locale, { kind: row.kind, reference: row.reference, sha256: row.document_sha256!, creditor: creditor.name, agency: agency.name }) : [],
    });
  }

  #channels(row: RequestRow): SigningChannel[] {
    return (['email', 'sms'] as const).flatMap((channel) => { const to = this.#to(row, channel); return to ? [Object.assign(new SigningChannel(), { channel, to: masked(to) })] : []; });
  }

  #to(row: RequestRow, channel: string): string | undefined {
    if (channel === 'email') return mailAddress(row.signatory_email);
    return channel === 'sms' && this.mailer.carries('sms') ? mobileNumber(row.signatory_phone) : undefined;
  }

  async #waiting(reader: Tx | Database, token: string, lock = false): Promise<Opened> {
    const row = await this.house.links.opens(reader, token, { lock });
    if (!row) throw new Refused('signing_closed');
    refuseOver(row, this.clock.now());
    return row;
  }

  async #once(row: Opened, kind: 'opened' | 'read', from: From): Promise<void> {
    await this.database.transact(async (tx) => {
      const known = await tx.first(sql`select 1 as one from signature_event e where e.request_id = ${row.id} and e.kind = ${kind} and e.ip is not distinct from ${from.ip ?? null}::text and e.at > ${this.clock.now().subtract(LOOKED_WITHIN)}`);
      if (!known && standingOf(row, this.clock.now()) === 'waiting') await this.house.notes.write(tx, row, { kind, facts: kind === 'read' ? { documentSha256: row.document_sha256 } : {}, ...from });
    });
  }
}

/** What is signed, refused, taken back or over is signed no more. */
export function refuseOver(row: Pick<RequestRow, 'state' | 'expires_at' | 'decided_at'>, now: Temporal.Instant): void {
  const state = standingOf(row, now);
  if (state !== 'waiting') throw new Refused('signature_over', { facts: { state, on: toInstant(row.decided_at ?? row.expires_at).toString() } });
}
export const byNetwork = (from: From) => [{ kind: 'opening', of: networkOf(from.ip ?? '') } as const];
