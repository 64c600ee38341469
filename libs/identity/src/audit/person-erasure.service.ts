import { Inject, Injectable } from '@nestjs/common';
import { Clock, sql, type Actor, type Sql, type Tx } from '@quittance/platform';
import { AuditService } from './audit.service.ts';

/** Takes away what the trail knows of persons; the entries stay, and the chain with them. */
@Injectable()
export class PersonErasureService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService) {}

  /**
   * entries: a condition on audit_entry under the alias `e` (always within the agency). under: the policy or request by which, as the
   * verification will say it. Answers how many persons were erased; with dryRun of the transaction, how many would be.
   */
  async erase(tx: Tx, actor: (Pick<Actor, 'id'> & { kind?: Actor['kind'] | 'system' }) | null, { agencyId, entries, under }: { agencyId: string; entries: Sql; under: string }): Promise<number> {
    const erased = await tx.rows<{ id: string }>(sql`update audit_person p set erased_at = ${this.clock.now()}, erased_under = ${under}, salt = null, actor_name = null, address = null, user_agent = null, session_id = null, words = null
      from audit_entry e where e.person_id = p.id and e.agency_id = ${agencyId} and p.erased_at is null and (${entries}) returning p.id`);
    if (erased.length) await this.audit.record(tx, actor, { action: 'eraseTrailPersons', subject: 'AuditEntry', outcome: 'done', agencyId, facts: { persons: erased.length, under: under.slice(0, 80) } });
    return erased.length;
  }
}
