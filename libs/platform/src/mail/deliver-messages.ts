import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { Blobs } from '../files/blobs.ts';
import { Jobs } from '../jobs/jobs.ts';
import { PLATFORM_OPTIONS, type PlatformOptions } from '../options.ts';
import { Database, type Tx } from '../orm/database.ts';
import { list, sql } from '../orm/sql.ts';
import { toInstant } from '../orm/types.ts';
import { OnEvent, OnJob, type Happened } from '../outbox/handlers.ts';
import { isRefusal, postOffice, type PostOffice } from './post-office.ts';

/** A job is tried six times within two minutes; what still waits is tried again each night and at each start, and given up after this many. */
export const SEND_ATTEMPTS = 18;

/** Why a message was given up. refused: by the server. too_late: it says nothing that is still true. unreachable: tried too often. */
export type FailureCause = 'refused' | 'too_late' | 'unreachable';

interface Waiting { id: string; agency_id: string; creditor_id: string | null; case_id: string | null; channel: string; recipient: string; subject: string; text: string; link: string | null; unsubscribe: string | null; documents: string[]; send_before: string | null; attempts: number }

/**
 * Sends what was written. E-mail leaves by the server that the house was told of; without one it waits, and in the demo it lies in the
 * mailbox page, as SMS always does. A message that the server took is never sent again; one that it took while we died may be, under
 * the same Message-ID.
 */
@Injectable()
export class DeliverMessages {
  readonly #log = new Logger('mail');
  readonly #office: PostOffice | undefined;

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Blobs) private readonly blobs: Blobs, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions,
  ) {
    this.#office = options.mail && postOffice(options.mail);
  }

  @OnEvent('MessageQueued')
  async sendWhenMessageQueued(tx: Tx, { ids }: Happened): Promise<void> {
    const message = await this.#waiting(tx, ids.messageId!);
    if (!message) return;
    if (this.#leaves(message)) await this.jobs.send('send-messages', { messageId: message.id }, message.id);
    else if (this.options.demo) await this.#sent(tx, message);
  }

  /** One message; without its id, all that wait. */
  @OnJob('send-messages')
  async send({ messageId }: Record<string, string>): Promise<void> {
    if (messageId) return this.#deliver(messageId);
    const waiting = await this.database.rows<{ id: string }>(sql`select id from outgoing_message where sent_at is null and failed_at is null and queued_at < ${this.clock.now().subtract({ minutes: 5 })} order by queued_at`);
    for (const { id } of waiting) await this.jobs.send('send-messages', { messageId: id }, id);
  }

  #leaves({ channel }: Waiting): boolean {
    return channel === 'email' && this.#office !== undefined;
  }

  async #deliver(id: string): Promise<void> {
    // What failed is kept with this transaction; what is thrown after it makes the queue try again.
    const stumbled = await this.database.transact(async (tx) => {
      const message = await this.#waiting(tx, id);
      if (!message) return undefined;
      if (!this.#leaves(message)) return void (this.options.demo && (await this.#sent(tx, message)));
      if (message.send_before && Temporal.Instant.compare(toInstant(message.send_before), this.clock.now()) <= 0) return void (await this.#failed(tx, message, 'too_late', 'too late'));
      try {
        await this.#office!.hand({ id, to: message.recipient, subject: message.subject, text: message.link ? `${message.text}\n\n${message.link}` : message.text, attachments: await this.#attached(tx, message), unsubscribe: message.unsubscribe });
      } catch (e) {
        return this.#stumble(tx, message, e as Error);
      }
      await this.#sent(tx, message);
      return undefined;
    });
    if (stumbled) throw stumbled;
  }

  async #stumble(tx: Tx, message: Waiting, e: Error): Promise<Error | undefined> {
    this.#log.error(`${message.id}: ${e.message}`);
    if (isRefusal(e)) return void (await this.#failed(tx, message, 'refused', e.message));
    if (message.attempts + 1 >= SEND_ATTEMPTS) return void (await this.#failed(tx, message, 'unreachable', e.message));
    await tx.rows(sql`update outgoing_message set attempts = attempts + 1, last_error = ${e.message.slice(0, 500)} where id = ${message.id}`);
    return e;
  }

  /** The message, if it still waits and nobody else is at it. */
  #waiting(tx: Tx, id: string): Promise<Waiting | undefined> {
    return tx.first<Waiting>(sql`select id, agency_id, creditor_id, case_id, channel, recipient, subject, text, link, unsubscribe, to_jsonb(document_ids) as documents, send_before, attempts
      from outgoing_message where id = ${id} and sent_at is null and failed_at is null for update skip locked`);
  }

  async #attached(tx: Tx, { id, documents }: Waiting) {
    const rows = await tx.rows<{ id: string; name: string; media_type: string; sha256: string }>(sql`select id, name, media_type, sha256 from document where id in (${list(documents)})`);
    if (rows.length !== documents.length) throw new Error(`The message ${id} names documents that are not kept`);
    const inOrder = documents.map((one) => rows.find((row) => row.id === one)!);
    return Promise.all(inOrder.map(async ({ name, media_type: mediaType, sha256 }) => ({ name, mediaType, bytes: await this.blobs.read(sha256) })));
  }

  async #sent(tx: Tx, message: Waiting): Promise<void> {
    await tx.rows(sql`update outgoing_message set sent_at = ${this.clock.now()}, attempts = attempts + 1, last_error = null, link = case when link_is_secret and ${this.#leaves(message)} then null else link end where id = ${message.id}`);
    await tx.emit('MessageSent', idsOf(message), scopeOf(message));
  }

  async #failed(tx: Tx, message: Waiting, cause: FailureCause, said: string): Promise<void> {
    await tx.rows(sql`update outgoing_message set failed_at = ${this.clock.now()}, attempts = attempts + 1, failure = ${cause}, last_error = ${said.slice(0, 500)}, link = case when link_is_secret then null else link end where id = ${message.id}`);
    await tx.emit('MessageFailed', idsOf(message), scopeOf(message));
  }
}

const idsOf = ({ id, case_id: caseId }: Waiting) => ({ messageId: id, ...(caseId ? { caseId } : {}) });
const scopeOf = ({ agency_id: agencyId, case_id: caseId }: Waiting) => ({ agencyId, ...(caseId ? { caseId } : {}), internal: true });
