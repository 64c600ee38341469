import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { CONTACT_POLICY, contactPolicyOn, POLICY_ARTICLES, type ContactPolicy } from '@quittance/law';
import { Clock, Database, inputHash, newId, notFound, refuseFaults, refuseOtherInput, sql, toDay, toInstant, type Actor } from '@quittance/platform';
import type { Reader } from '../files/reader.ts';
import { ContactPolicyView, type ContactPolicyInput } from './contact-policy.type.ts';
import { policyFaults } from './policy-faults.ts';

interface Row { id: string; from_on: string; value: ContactPolicy; reason: string; set_at: string; set_by: string }

/** The text that an agency's own row answers to: the same as the default's. */
const ARTICLE = `${POLICY_ARTICLES.cap}, ${POLICY_ARTICLES.window}`;

/** When and how often the agency seeks debtors out: rows that are only ever added, over the default of libs/law. */
@Injectable()
export class ContactPolicyService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService) {}

  /** The policy in force for an agency on a day: of its own rows that have begun the one that begins last, else the default. */
  async on(reader: Reader, agencyId: string, day: Temporal.PlainDate): Promise<ContactPolicy> {
    const row = await reader.first<{ value: ContactPolicy }>(sql`select p.value from contact_policy p where p.agency_id = ${agencyId} and p.from_on <= ${day} order by p.from_on desc, p.position desc limit 1`);
    return row?.value ?? contactPolicyOn(day)!;
  }

  /** The one in force today first, then those to come, then those past or replaced, the default last. */
  async list(actor: Actor): Promise<ContactPolicyView[]> {
    const rows = await this.database.rows<Row>(sql`
      select p.id, p.from_on, p.value, p.reason, p.set_at, u.name as set_by from contact_policy p join app_user u on u.id = p.set_by
      where (${rowsFor(actor.ability, 'read', 'ContactPolicy', 'p')}) order by p.from_on desc, p.position desc`);
    const today = this.clock.today();
    const begun = rows.filter((row) => Temporal.PlainDate.compare(toDay(row.from_on), today) <= 0);
    const coming = rows.filter((row) => !begun.includes(row)).reverse();
    const [current, ...past] = begun;
    return [...(current ? [view(current)] : []), ...(current ? [] : [standard()]), ...coming.map(view), ...past.map(view), ...(current ? [standard()] : [])];
  }

  /**
   * Sets the agency's policy from a day on, today at the earliest; what was checked before stands as it was checked. Refusals: not_found,
   * bad_fields, idempotency_key_reused.
   */
  set(actor: Actor, input: ContactPolicyInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<ContactPolicyView> {
    return this.database.transact(async (tx) => {
      const agency = await tx.first(sql`select 1 as one from agency a where a.id = ${actor.agencyId}`);
      if (!agency) throw notFound('ContactPolicy');
      const hash = inputHash({ ...input, by: actor.id });
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`contact policy ${actor.agencyId}`}, 0))`);
      const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from contact_policy where agency_id = ${actor.agencyId} and idempotency_key = ${input.idempotencyKey}`);
      if (kept) refuseOtherInput(kept.input_hash, hash);
      const id = kept?.id ?? newId();
      if (!kept) {
        const value = valueOf(input);
        refuseFaults(policyFaults(input, value, this.clock.today()));
        await tx.rows(sql`insert into contact_policy (id, agency_id, from_on, value, reason, set_at, set_by, idempotency_key, input_hash)
          values (${id}, ${actor.agencyId}, ${input.from}, ${JSON.stringify(value)}::jsonb, ${input.reason.trim()}, ${this.clock.now()}, ${actor.id}, ${input.idempotencyKey}, ${hash})`);
        await tx.emit('ContactPolicySet', {}, { agencyId: actor.agencyId, internal: true });
        await this.audit.record(tx, actor, { action: 'setContactPolicy', subject: 'ContactPolicy', subjectId: id, outcome: 'done', facts: { from: String(input.from), reason: input.reason.trim() } });
      }
      return view((await tx.first<Row>(sql`select p.id, p.from_on, p.value, p.reason, p.set_at, u.name as set_by from contact_policy p join app_user u on u.id = p.set_by where p.id = ${id}`))!);
    }, { dryRun });
  }
}

/** As it is kept: what the law reads and nothing else. */
const valueOf = ({ windows, caps }: ContactPolicyInput): ContactPolicy => ({
  windows: windows.map(({ channels, weekdays, spans, publicHolidays, outside }) => ({ channels, weekdays: [...weekdays].sort((a, b) => a - b), spans: spans.map(({ from, to }) => ({ from, to })), publicHolidays, outside })),
  caps: caps.map(({ id, channels, reachedOnly, atMost, withinDays, beyond }) => ({ id, channels, reachedOnly, atMost, withinDays, beyond })),
}) as ContactPolicy;

const shown = ({ windows, caps }: ContactPolicy) => ({
  windows: windows.map((window) => ({ ...window, channels: [...window.channels], weekdays: [...window.weekdays], spans: window.spans.map((span) => ({ ...span })) })), caps: caps.map((cap) => ({ ...cap, channels: [...cap.channels] })),
});
const view = (row: Row): ContactPolicyView => Object.assign(new ContactPolicyView(), { from: toDay(row.from_on), ...shown(row.value), reason: row.reason, setAt: toInstant(row.set_at), setBy: row.set_by, article: ARTICLE, confidence: 'high' });

/** What the product ships with. */
function standard(): ContactPolicyView {
  const row = CONTACT_POLICY.at(-1)!;
  return Object.assign(new ContactPolicyView(), { from: null, ...shown(row.value), reason: null, setAt: null, setBy: null, article: row.article, confidence: row.confidence });
}
