import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Clock, Database, isId, newId, notFound, Refused, sql, standAsSystem, type Actor, type Tx } from '@quittance/platform';
import { AuditService } from '../audit/audit.service.ts';
import { VisitsService } from '../visits/visits.service.ts';
import { Viewing, type ViewAsInput } from './access.type.ts';
import { VIEWING_LASTS } from './viewing.ts';

type Role = 'creditor_user' | 'bailiff' | 'debtor';
const ROLE_OF: Record<string, Role> = { creditor: 'creditor_user', bailiff: 'bailiff', debtor: 'debtor' };
interface Target { subject: 'Creditor' | 'Study' | 'CaseFile'; name: string; creditorId: string | null; studyId: string | null; caseId: string | null; debtorId: string | null; caseCreditorId: string | null }

/** Looking with another's eyes: for half an hour, without hands, told in the audit trail, and kept on the server with the session that asked. */
@Injectable()
export class ViewingService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService, @Inject(VisitsService) private readonly visits: VisitsService) {}

  /** Refusals: not_found, not_handed_over, bad_fields. visitToken: of the debtor's page, once. */
  begin(actor: Actor, input: ViewAsInput, from: { ip?: string | undefined; userAgent?: string | undefined }): Promise<{ viewing: Viewing; visitToken?: string }> {
    return this.database.transact(async (tx) => {
      const role = ROLE_OF[input.as];
      if (!role) throw new Refused('bad_fields', { fields: [{ field: 'as', code: 'unknown_value' }] });
      const target = await this.#target(tx, actor, role, input);
      const now = this.clock.now(), id = newId(), expiresAt = now.add(VIEWING_LASTS), backTo = pathOf(input.backTo);
      await this.#endAll(tx, actor.sessionId);
      await tx.rows(sql`insert into viewing (id, agency_id, session_id, user_id, role, creditor_id, study_id, case_id, subject_name, back_to, began_at, expires_at)
        values (${id}, ${actor.agencyId}, ${actor.sessionId}, ${actor.id}, ${role}, ${target.creditorId}, ${target.studyId}, ${target.caseId}, ${target.name}, ${backTo}, ${now}, ${expiresAt})`);
      const visit = role === 'debtor' ? await this.visits.open(tx, { agencyId: actor.agencyId, creditorId: target.caseCreditorId!, caseId: target.caseId!, debtorId: target.debtorId!, name: target.name, openedBy: 'agency', locale: actor.locale, ...from, viewing: { id, expiresAt } }) : undefined;
      await this.audit.record(tx, actor, { action: 'viewAs', subject: target.subject, subjectId: target.creditorId ?? target.studyId ?? target.caseId, caseId: target.caseId, outcome: 'done', facts: { as: input.as, until: String(expiresAt) }, ip: from.ip });
      // What else is open of this session is shown to the eyes that it had: it is read again.
      if (role !== 'debtor') await tx.rows(sql`select pg_notify('quittance_session', ${actor.sessionId})`);
      const viewing = Object.assign(new Viewing(), { id, as: input.as, subjectName: target.name, byName: actor.name, beganAt: now, expiresAt, backTo });
      return { viewing, ...(visit ? { visitToken: visit.token } : {}) };
    });
  }

  /** Back to one's own eyes. Whoever looks as another is, to the second wall, that other: the step is the house's. */
  stop(actor: Actor): Promise<boolean> {
    return standAsSystem('viewing', () => this.database.transact(async (tx) => {
      const ended = await this.#endAll(tx, actor.sessionId);
      if (!ended.length) return false;
      await tx.rows(sql`select pg_notify('quittance_session', ${actor.sessionId})`);
      for (const { id } of ended) await this.audit.record(tx, actor, { action: 'stopViewing', subject: 'Viewing', subjectId: id, outcome: 'done' });
      return true;
    }));
  }

  async #endAll(tx: Tx, sessionId: string): Promise<{ id: string }[]> {
    const now = this.clock.now();
    const ended = await tx.rows<{ id: string }>(sql`update viewing set ended_at = ${now} where session_id = ${sessionId} and ended_at is null returning id`);
    for (const { id } of ended) await tx.rows(sql`update visit set ended_at = ${now} where viewing_id = ${id} and ended_at is null`);
    return ended;
  }

  async #target(tx: Tx, actor: Actor, role: Role, input: ViewAsInput): Promise<Target> {
    const none = { creditorId: null, studyId: null, caseId: null, debtorId: null, caseCreditorId: null };
    const file = input.caseId && isId(input.caseId) ? await tx.first<{ id: string; creditor_id: string; creditor: string; study_id: string | null; study: string | null; debtor_id: string; debtor: string }>(sql`
      select f.id, f.creditor_id, c.name as creditor, f.study_id, y.name as study, f.debtor_id, d.name as debtor from case_file f join creditor c on c.id = f.creditor_id join debtor d on d.id = f.debtor_id left join study y on y.id = f.study_id
      where f.id = ${input.caseId} and (${rowsFor(actor.ability, 'viewAs', 'CaseFile', 'f')})`) : undefined;
    if (input.caseId && !file) throw notFound('CaseFile');
    if (role === 'debtor') {
      if (!file) throw notFound('CaseFile');
      return { ...none, subject: 'CaseFile', name: file.debtor, caseId: file.id, debtorId: file.debtor_id, caseCreditorId: file.creditor_id };
    }
    if (role === 'creditor_user') {
      const id = file?.creditor_id ?? input.creditorId;
      const found = id && isId(id) ? await tx.first<{ name: string }>(sql`select c.name from creditor c where c.id = ${id} and (${rowsFor(actor.ability, 'viewAs', 'Creditor', 'c')})`) : undefined;
      if (!found) throw notFound('Creditor');
      return { ...none, subject: 'Creditor', name: found.name, creditorId: id!, caseId: file?.id ?? null };
    }
    if (file && !file.study_id) throw new Refused('not_handed_over');
    const id = file?.study_id ?? input.studyId;
    const found = id && isId(id) ? await tx.first<{ name: string }>(sql`select y.name from study y where y.id = ${id} and (${rowsFor(actor.ability, 'viewAs', 'Study', 'y')})`) : undefined;
    if (!found) throw notFound('Study');
    return { ...none, subject: 'Study', name: found.name, studyId: id!, caseId: file?.id ?? null };
  }
}

/** A page of the portal and nothing else: what is sent back to is never another site. */
const pathOf = (path: string | null | undefined): string => (path && /^\/(?!\/)[\w\-./?=&%]{0,300}$/.test(path) ? path : '/');
