import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { abilityFor } from '@quittance/access';
import { Clock, Database, newId, sql, VisitAuthenticator, type Actor, type Tx } from '@quittance/platform';

const LASTS = Temporal.Duration.from({ hours: 4 });
const IDLE = Temporal.Duration.from({ minutes: 30 });
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export interface NewVisit {
  agencyId: string; creditorId: string; caseId: string; debtorId: string;
  /** The debtor, as the case has him: what he does is told in his name. */
  name: string;
  /** By what he proved that the letter or the address is his. */
  openedBy: 'letter' | 'email' | 'sms';
  locale?: string; ip?: string | undefined; userAgent?: string | undefined;
}
interface Row { id: string; agency_id: string; creditor_id: string; case_id: string; name: string; locale: string; stale: boolean }

/** A debtor's visit: a grant to the public side of one case, for half an hour after his last gesture and four hours at most. */
@Injectable()
export class VisitsService extends VisitAuthenticator {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {
    super();
  }

  /** Opens a visit for one who has proved himself; the token is answered once and kept nowhere. */
  async open(tx: Tx, visit: NewVisit): Promise<{ id: string; token: string }> {
    const token = randomBytes(32).toString('base64url');
    const id = newId(), now = this.clock.now();
    await tx.rows(sql`insert into visit (id, case_id, agency_id, creditor_id, debtor_id, token_hash, name, opened_by, locale, opened_at, last_seen_at, expires_at, ip, user_agent)
      values (${id}, ${visit.caseId}, ${visit.agencyId}, ${visit.creditorId}, ${visit.debtorId}, ${hashOf(token)}, ${visit.name}, ${visit.openedBy}, ${visit.locale ?? 'fr'}, ${now}, ${now}, ${now.add(LASTS)}, ${visit.ip}, ${visit.userAgent?.slice(0, 300)})`);
    return { id, token };
  }

  /** Whether the visit lasts, without being taken for a gesture of his. */
  async stands(visitId: string): Promise<boolean> {
    const now = this.clock.now();
    return Boolean(await this.database.first(sql`select 1 as one from visit v where v.id = ${visitId} and v.ended_at is null and v.expires_at > ${now} and v.last_seen_at > ${now.subtract(IDLE)}`));
  }

  async end(visitId: string): Promise<void> {
    await this.database.rows(sql`update visit set ended_at = ${this.clock.now()} where id = ${visitId} and ended_at is null`);
  }

  /** The language that the visitor reads in, for this visit. */
  async speak(visitId: string, locale: string): Promise<void> {
    await this.database.rows(sql`update visit set locale = ${locale === 'en' ? 'en' : 'fr'} where id = ${visitId}`);
  }

  async visitorOf(token: string | undefined): Promise<Actor | undefined> {
    if (!token || token.length > 100) return undefined;
    const now = this.clock.now();
    const row = await this.database.first<Row>(sql`
      select v.id, v.agency_id, v.creditor_id, v.case_id, v.name, v.locale, (v.last_seen_at < ${now.subtract({ minutes: 1 })}) as stale
      from visit v where v.token_hash = ${hashOf(token)} and v.ended_at is null and v.expires_at > ${now} and v.last_seen_at > ${now.subtract(IDLE)}`);
    if (!row) return undefined;
    if (row.stale) await this.database.rows(sql`update visit set last_seen_at = ${now} where id = ${row.id}`);
    return visitor(row);
  }
}

/** The visitor of a case as an actor: of one case, with what the role of a debtor opens. */
export function visitor(row: { id: string; agency_id: string; creditor_id: string; case_id: string; name: string; locale: string }): Actor {
  const who = { id: row.id, agencyId: row.agency_id, roles: [{ role: 'debtor' as const, creditorId: row.creditor_id, caseIds: [row.case_id] }] };
  return { ...who, kind: 'debtor', name: row.name, email: '', locale: row.locale, sessionId: row.id, creditorId: null, studyId: null, ability: abilityFor(who) };
}
