import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { Faults } from '@quittance/parties';
import { Database, isId, notFound, Refused, refuseFaults, sql, toDay, type Actor } from '@quittance/platform';
import type { PowerOfAttorney } from './signature-request.type.ts';
import { SignatureRequestsService } from './signature-requests.service.ts';

/** A power is taken back whenever whoever gave it wishes (C. civ. 2004): the agency writes it down, from which day and why. */
@Injectable()
export class EndPowerService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(AuditService) private readonly audit: AuditService, @Inject(SignatureRequestsService) private readonly requests: SignatureRequestsService) {}

  /** Refusals: not_found, power_already_ended, bad_fields (before_in_force). */
  async end(actor: Actor, id: string, on: Temporal.PlainDate, reason: string): Promise<PowerOfAttorney> {
    const creditorId = await this.database.transact(async (tx) => {
      const row = isId(id) ? await tx.first<{ agency_id: string; creditor_id: string; mandate_id: string; request_id: string; from_on: string; ended_on: string | null }>(sql`select w.* from power_of_attorney w where w.id = ${id} and (${rowsFor(actor.ability, 'end', 'Mandate', 'w')}) for update`) : undefined;
      if (!row) throw notFound('Mandate');
      if (row.ended_on) throw new Refused('power_already_ended', { facts: { endedOn: row.ended_on.slice(0, 10) } });
      const faults = new Faults(), why = faults.required('reason', reason, 'line'), from = toDay(row.from_on);
      if (Temporal.PlainDate.compare(on, from) < 0) faults.add('on', 'before_in_force', { inForceFrom: String(from) });
      refuseFaults(faults.all);
      await tx.rows(sql`update power_of_attorney set ended_on = ${on}, ended_reason = ${why} where id = ${id}`);
      await tx.emit('SignatureMoved', { signatureRequestId: row.request_id, creditorId: row.creditor_id }, { agencyId: row.agency_id, creditorId: row.creditor_id });
      await this.audit.record(tx, actor, { action: 'endPowerOfAttorney', subject: 'Mandate', subjectId: id, outcome: 'done', facts: { on: String(on), reason: why } });
      return row.creditor_id;
    });
    return (await this.requests.powers(actor, { creditorId })).find((one) => one.id === id)!;
  }
}
