import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { checkContact, CONTACT_CHANNELS, nextContactAt, recallLine, type ContactChannel, type ContactCheck, type ContactFacts, type ContactPolicy, type ContactPurpose, type HoldEffects, type LawTables, type LetterRecall, type PastContact, type Recipient } from '@quittance/law';
import { Clock, Database, isId, notFound, sql, toDay, toDayOrNull, type Actor, type Sql } from '@quittance/platform';
import { AppliedLawService } from '../applied-law/applied-law.service.ts';
import { barredColumn } from '../barred/barred-sql.ts';
import type { Reader } from '../files/reader.ts';
import { HoldEffectsService } from '../holds/hold-effects.service.ts';
import { isPaused, pausedRefusal } from '../pauses/paused.ts';
import { ContactAdvice, type FirstLetterRecall, type WishKind } from './conduct.type.ts';
import { ContactPolicyService } from './contact-policy.service.ts';
import { findingOf, kept } from './findings.ts';
import { firstLetterColumn, recallFrom, type FirstLetterRow } from './recall.ts';

/** The longest span that a cap may count. */
const DAYS_COUNTED = 366;
const WEEK = 7;
const WORKS = 'logCall' as const;
const CURED_BY_TIME = ['outside_hours', 'too_many_contacts'];

/** All that is known of how a debtor was sought out so far, and under what he may be. */
export interface CaseConduct {
  caseId: string; agencyId: string; debtorId: string;
  /** Neither closed nor returned. */
  open: boolean;
  /** Local time in France. */
  at: Temporal.PlainDateTime;
  policy: ContactPolicy; law: LawTables; firstLetter: LetterRecall | null; debtorIsProfessional: boolean; barred: boolean; held: HoldEffects;
  /** The last day on which the creditor lets it rest. */
  pausedUntil: Temporal.PlainDate | null;
  stopAskedOn: Temporal.PlainDate | null; registeredEmailConsentOn: Temporal.PlainDate | null;
  previous: PastContact[];
}
export interface Contacting { channel: ContactChannel; purpose: ContactPurpose; recipient?: Recipient; incoming?: boolean }

interface Row {
  id: string; agency_id: string; debtor_id: string; regime: string; stage: string; paused_until: string | null; first_letter: FirstLetterRow | null; barred: string[] | null;
  wishes: Partial<Record<WishKind, string | null>> | null;
}

/** Who may be sought out, when and how often: the facts of the case held against libs/law and the agency's policy. */
@Injectable()
export class ConductService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(ContactPolicyService) private readonly policies: ContactPolicyService, @Inject(AppliedLawService) private readonly law: AppliedLawService,
    @Inject(HoldEffectsService) private readonly holds: HoldEffectsService,
  ) {}

  /** For the use-cases of the house, who may being asked before. Throws not_found. */
  async facts(reader: Reader, caseId: string): Promise<CaseConduct> {
    const found = await this.#read(reader, caseId, sql`true`);
    if (!found) throw notFound('CaseFile');
    return found;
  }

  /** For who works the case; undefined for others. */
  async seenBy(actor: Actor, caseId: string): Promise<CaseConduct | undefined> {
    return isId(caseId) ? this.#read(this.database, caseId, sql`(${rowsFor(actor.ability, 'read', 'CaseFile', 'f')}) and (${rowsFor(actor.ability, WORKS, 'CaseFile', 'f')})`) : undefined;
  }

  /** What the product itself puts in is recalled: the first letter, wherever one has left. */
  check(facts: CaseConduct, contact: Contacting): ContactCheck {
    return withPause(namingHolds(checkContact(asked(facts, contact), facts.policy, facts.law), facts.held), facts, contact);
  }

  /** A row a channel, for a reminder to the debtor himself; none once the case is over. */
  advice(facts: CaseConduct): ContactAdvice[] {
    if (!facts.open) return [];
    return CONTACT_CHANNELS.map((channel) => {
      const contact = { channel, purpose: 'reminder' } as const;
      const check = this.check(facts, contact);
      // Where something else refuses it, no waiting helps.
      const cured = check.findings.every(({ code, outcome }) => outcome === 'warn' || CURED_BY_TIME.includes(code));
      const next = cured ? nextContactAt(asked(facts, contact), facts.policy, facts.law) : null;
      return Object.assign(new ContactAdvice(), { channel, outcome: check.outcome, findings: kept(check).map(findingOf), nextAt: next?.toZonedDateTime('Europe/Paris').toInstant() ?? null });
    });
  }

  recall({ firstLetter }: CaseConduct): FirstLetterRecall | null {
    return firstLetter && { ...firstLetter, line: recallLine(firstLetter) };
  }

  /** How often the agency sought him out in the last seven days, today among them. */
  contactsInDays({ previous, at }: CaseConduct): number {
    const since = at.toPlainDate().subtract({ days: WEEK - 1 });
    return previous.filter((past) => !past.incoming && Temporal.PlainDate.compare(past.at.toPlainDate(), since) >= 0).length;
  }

  async #read(reader: Reader, caseId: string, seen: Sql): Promise<CaseConduct | undefined> {
    const today = this.clock.today();
    const row = await reader.first<Row>(sql`
      select f.id, f.agency_id, f.debtor_id, f.regime, f.stage, case when ${isPaused('f', today)} then f.paused_until end as paused_until, ${firstLetterColumn(sql`f.id`)} as first_letter, ${barredColumn('f', today)} as barred,
        (select jsonb_object_agg(w.kind, case when w.holds then w.on_day end) from (select distinct on (w.kind) w.kind, w.holds, w.on_day from debtor_wish w where w.debtor_id in (select m from debtor_family(f.debtor_id) m) order by w.kind, w.position desc) w) as wishes
      from case_file f where f.id = ${caseId} and ${seen}`);
    if (!row) return undefined;
    const day = (kind: WishKind) => { const on = row.wishes?.[kind]; return on ? toDay(on) : null; };
    const law = await this.law.of(reader, row.agency_id);
    return {
      caseId: row.id, agencyId: row.agency_id, debtorId: row.debtor_id, pausedUntil: toDayOrNull(row.paused_until), open: row.stage !== 'closed' && row.stage !== 'returned', at: this.clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDateTime(),
      policy: await this.policies.on(reader, row.agency_id, today), law, firstLetter: recallFrom(row.first_letter), debtorIsProfessional: row.regime !== 'civil',
      barred: (row.barred ?? []).length > 0, held: await this.holds.ofCase(reader, row.id, today, law), stopAskedOn: day('stopAsked'), registeredEmailConsentOn: day('registeredEmailConsent'), previous: await this.#previous(reader, row.debtor_id, today),
    };
  }

  /** Every contact with this person, on whichever of his cases: calls both ways, letters, reminders, those that leave by themselves among them. */
  async #previous(reader: Reader, debtorId: string, today: Temporal.PlainDate): Promise<PastContact[]> {
    const since = this.clock.startOf(today.subtract({ days: DAYS_COUNTED }));
    const rows = await reader.rows<{ at: string; channel: ContactChannel; incoming: boolean; reached: boolean }>(sql`
      select to_char(c.at at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, c.channel, c.incoming, c.reached from (
        select k.at, 'call' as channel, k.incoming, k.reached in ('debtor', 'representative') as reached
          from call k join case_file f on f.id = k.case_id where f.debtor_id in (select m from debtor_family(${debtorId}) m) and k.at >= ${since} and not exists (select 1 from reversal r where r.fact_id = k.id)
        union all
        select e.at, case when e.code <> 'letter.sent' then e.facts->>'channel' when e.facts->>'channel' = 'registered' then 'registeredMail' else 'letter' end, false, true
          from timeline_entry e join case_file f on f.id = e.case_id where f.debtor_id in (select m from debtor_family(${debtorId}) m) and e.at >= ${since}
            and (e.code in ('letter.sent', 'reminder.sent') or (e.code = 'message.queued' and e.facts->>'purpose' = 'plan_reminder'))) c
      order by c.at`);
    return rows.map(({ at, ...past }) => ({ ...past, at: Temporal.PlainDateTime.from(at) }));
  }
}

const asked = (facts: CaseConduct, contact: Contacting): ContactFacts => ({ ...facts, recipient: 'debtor', ...contact, recalls: facts.firstLetter });

/** What demands waits while its creditor lets the case rest; what answers the debtor does not. */
function withPause(check: ContactCheck, { pausedUntil }: CaseConduct, { purpose, incoming }: Contacting): ContactCheck {
  if (!pausedUntil || incoming || (purpose !== 'reminder' && purpose !== 'firstLetter')) return check;
  return { outcome: 'refuse', findings: [{ ...pausedRefusal(pausedUntil), outcome: 'refuse' }, ...check.findings] };
}

/** A hold is told by its kind: its id says nothing to anybody. */
function namingHolds(check: ContactCheck, held: HoldEffects): ContactCheck {
  const kindOf = new Map(held.active.map(({ id, kind }) => [id, kind]));
  const named = (holds: unknown) => (Array.isArray(holds) ? [...new Set(holds.map((id) => kindOf.get(String(id)) ?? String(id)))] : []);
  return { ...check, findings: check.findings.map((found) => (found.code === 'on_hold' ? { ...found, facts: { ...found.facts, holds: named(found.facts['holds']) } } : found)) };
}
