import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { findingOf, refusedByConduct, TimelineService, WordsService, type KeptFinding, type SeenCase } from '@quittance/cases';
import { AuditService } from '@quittance/identity';
import { recallLine } from '@quittance/law';
import { and, Clock, Database, inputHash, isId, Mailer, newId, Refused, refuseFaults, refuseOtherInput, sql, toInstant, type Actor, type Fault, type Sql, type Tx } from '@quittance/platform';
import { masked } from '../messages/recipient.ts';
import { ReminderDraftService, type Wanted } from './reminder-draft.service.ts';
import { Reminder, ReminderPreview, type ReminderInput } from './reminder.type.ts';

interface Row { id: string; channel: string; subject: string; text: string; at: string; by: string; recipient: string; conduct: KeptFinding[] }
type Reader = Pick<Tx, 'rows' | 'first'>;

/** What an agent writes to the debtor to be paid, held against the law before it leaves. */
@Injectable()
export class RemindersService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(ReminderDraftService) private readonly drafts: ReminderDraftService, @Inject(WordsService) private readonly words: WordsService,
    @Inject(Mailer) private readonly mailer: Mailer, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** As it would leave now, with all that the checks find. Refusals: not_found, bad_fields (channel, text, subject), no_address, those of the act `message`, rate_unknown, nothing_due. */
  async preview(actor: Actor, { caseId, ...wanted }: { caseId: string; channel: string; subject?: string | null | undefined; text: string }): Promise<ReminderPreview> {
    const file = await this.drafts.seen(this.database, actor, caseId);
    refuseFaults(this.drafts.faults(wanted, { typing: true }));
    const { channel, recipient, subject, whole, recall, outcome, findings } = await this.drafts.draft(this.database, actor, file, wantedOf(wanted));
    return Object.assign(new ReminderPreview(), { channel, recipient, subject, whole, recall: { ...recall, line: recallLine(recall) }, outcome, findings: findings.map(findingOf) });
  }

  /**
   * Sends it: it leaves with its transaction, and what the check said is kept with it. The same key with the same input is one reminder.
   * Refusals: those of `preview`, forbidden_words, contact_refused (which names the finding), idempotency_key_reused. A refusal is kept in the audit trail.
   */
  async send(actor: Actor, input: ReminderInput): Promise<Reminder> {
    try {
      return await this.database.transact((tx) => this.#send(tx, actor, input));
    } catch (e) {
      if (e instanceof Refused && e.code !== 'not_found') await this.audit.alone(actor, { action: 'sendReminder', subject: 'CaseFile', subjectId: input.caseId, caseId: input.caseId, outcome: 'refused', code: e.code });
      throw e;
    }
  }

  /** The newest first, for who reads reminders. */
  ofCase(actor: Actor, caseId: string): Promise<Reminder[]> {
    return isId(caseId) ? this.#read(this.database, actor, sql`r.case_id = ${caseId}`) : Promise.resolve([]);
  }

  async #send(tx: Tx, actor: Actor, input: ReminderInput): Promise<Reminder> {
    const file = await this.drafts.seen(tx, actor, input.caseId, { lock: true });
    const hash = inputHash({ ...input, by: actor.id });
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`reminder ${file.agencyId} ${input.idempotencyKey}`}, 0))`);
    const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from reminder where agency_id = ${file.agencyId} and idempotency_key = ${input.idempotencyKey}`);
    if (kept) refuseOtherInput(kept.input_hash, hash);
    const id = kept?.id ?? (await this.#write(tx, actor, file, input, hash));
    return (await this.#read(tx, actor, sql`r.id = ${id}`))[0]!;
  }

  async #write(tx: Tx, actor: Actor, file: SeenCase, input: ReminderInput, hash: string): Promise<string> {
    refuseFaults([...this.drafts.faults(input), ...keyFaults(input)]);
    const wanted = wantedOf(input);
    const draft = await this.drafts.draft(tx, actor, file, wanted);
    await this.words.mustBeAllowed(tx, file.id, { text: wanted.text, subject: wanted.subject });
    const refused = refusedByConduct(draft.contact);
    if (refused) throw refused;
    const id = newId(), at = this.clock.now(), scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const messageId = await this.mailer.send(tx, { ...scope, channel: draft.channel, purpose: 'reminder', recipient: draft.recipient, subject: draft.subject, text: draft.text, link: draft.link });
    await tx.rows(sql`insert into reminder (id, case_id, agency_id, creditor_id, channel, subject, text, recall, conduct, law_version, message_id, at, by_id, idempotency_key, input_hash)
      values (${id}, ${file.id}, ${file.agencyId}, ${file.creditorId}, ${draft.channel}, ${draft.subject}, ${wanted.text}, ${recallLine(draft.recall)}, ${JSON.stringify(draft.findings)}::jsonb, ${draft.lawVersion}, ${messageId}, ${at}, ${actor.id}, ${input.idempotencyKey}, ${hash})`);
    await this.timeline.write(tx, {
      ...scope, kind: 'message', code: 'reminder.sent', facts: { channel: draft.channel, to: masked(draft.recipient), subject: draft.subject }, actor: { id: actor.id, name: actor.name }, at, factKind: 'reminder', factId: id,
      internal: false, toBailiff: true, word: true,
    });
    await tx.emit('ReminderSent', { caseId: file.id, reminderId: id }, { ...scope, toBailiff: true });
    await this.audit.record(tx, actor, { action: 'sendReminder', subject: 'Reminder', subjectId: id, caseId: file.id, outcome: 'done', facts: { channel: draft.channel } });
    return id;
  }

  async #read(reader: Reader, actor: Actor, which: Sql): Promise<Reminder[]> {
    const rows = await reader.rows<Row>(sql`select r.id, r.channel, r.subject, r.text, r.at, u.name as by, m.recipient, r.conduct
      from reminder r join app_user u on u.id = r.by_id join outgoing_message m on m.id = r.message_id
      where ${and(which, rowsFor(actor.ability, 'read', 'Reminder', 'r'))} order by r.at desc, r.id desc`);
    return rows.map((row) => Object.assign(new Reminder(), {
      id: row.id, channel: row.channel, subject: row.subject, text: row.text, at: toInstant(row.at), by: row.by, recipient: row.recipient, findings: row.conduct.map(findingOf),
    }));
  }
}

/** The channel is known by then. */
const wantedOf = ({ channel, subject, text }: { channel: string; subject?: string | null | undefined; text: string }): Wanted => ({ channel: channel === 'sms' ? 'sms' : 'email', subject: subject?.trim() || null, text: text.trim() });

const keyFaults = ({ idempotencyKey }: ReminderInput): Fault[] => (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200 ? [{ field: 'idempotencyKey', code: 'bad_key' }] : []);
