import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AgencyService, CreditorsService } from '@quittance/parties';
import { Clock, Mailer, newId, sha256, sql, toInstant, type Tx } from '@quittance/platform';
import type { Reader } from '@quittance/parties';
import { REQUEST, type RequestRow } from '../requests/signature-requests.service.ts';
import { SignatureNotesService } from '../requests/signature-notes.service.ts';
import { proposalMessage } from './signing-messages.ts';

export interface LinkRow { link_id: string; through: 'mail' | 'session'; user_id: string | null; link_made_at: string }
export type Opened = RequestRow & LinkRow;

const hashOf = (token: string) => sha256(`signing ${token}`);
const LONGEST_TOKEN = 100;

/** Links that open one paper to sign. The token stands behind the # of the address, so that no server and no log sees it; here its hash. A new one by mail replaces the one before. */
@Injectable()
export class SigningLinksService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(Mailer) private readonly mailer: Mailer, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(SignatureNotesService) private readonly notes: SignatureNotesService) {}

  /** Writes to the one who is to sign. */
  async send(tx: Tx, row: RequestRow): Promise<void> {
    await this.close(tx, row.id, 'mail');
    const token = randomBytes(32).toString('base64url'), expiresAt = toInstant(row.expires_at);
    const agency = await this.agencies.facts(tx, row.agency_id), creditor = await this.creditors.facts(tx, row.creditor_id);
    const words = proposalMessage(row.locale, { kind: row.kind, name: row.signatory_name, reference: row.reference, agency, creditor: creditor.name, by: row.proposed_by_name, until: expiresAt });
    const messageId = await this.mailer.send(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, channel: 'email', purpose: 'signature_request', recipient: row.signatory_email, ...words, link: this.mailer.linkTo(`/sign#${token}`), linkIsSecret: true, sendBefore: expiresAt });
    await this.#add(tx, row, { token, through: 'mail', userId: null, messageId });
    await this.notes.write(tx, row, { kind: 'sent', facts: { channel: 'email', to: row.signatory_email, documentSha256: row.document_sha256 } });
  }

  /** For the one to whom it is addressed and who is signed in: the same page, without waiting for the mail. */
  async forSession(tx: Tx, row: RequestRow, userId: string): Promise<string> {
    await this.close(tx, row.id, 'session');
    const token = randomBytes(32).toString('base64url');
    await this.#add(tx, row, { token, through: 'session', userId, messageId: null });
    return token;
  }

  /** What this token opens, however it stands by now; undefined: nothing, or no longer. */
  async opens(reader: Reader, token: string, { lock = false } = {}): Promise<Opened | undefined> {
    if (!token || token.length > LONGEST_TOKEN) return undefined;
    const [row] = await reader.rows<Opened>(sql`select ${REQUEST}, l.id as link_id, l.through, l.user_id, l.made_at as link_made_at from signature_link l join signature_request r on r.id = l.request_id
      where l.token_hash = ${hashOf(token)} and l.replaced_at is null ${lock ? sql`for update of r` : sql``}`);
    return row;
  }

  /** What opens nothing any more stands readable nowhere. */
  async close(tx: Tx, requestId: string, through?: 'mail' | 'session'): Promise<void> {
    const which = through ? sql`and l.through = ${through}` : sql``;
    await tx.rows(sql`update outgoing_message m set link = null from signature_link l where l.message_id = m.id and m.link is not null and l.request_id = ${requestId} ${which}`);
    await tx.rows(sql`update signature_link l set replaced_at = ${this.clock.now()} where l.request_id = ${requestId} and l.replaced_at is null ${which}`);
  }

  #add(tx: Tx, row: RequestRow, { token, through, userId, messageId }: { token: string; through: 'mail' | 'session'; userId: string | null; messageId: string | null }): Promise<unknown> {
    return tx.rows(sql`insert into signature_link (id, request_id, agency_id, creditor_id, token_hash, through, user_id, made_at, expires_at, message_id)
      values (${newId()}, ${row.id}, ${row.agency_id}, ${row.creditor_id}, ${hashOf(token)}, ${through}, ${userId}, ${this.clock.now()}, ${toInstant(row.expires_at)}, ${messageId})`);
  }
}
