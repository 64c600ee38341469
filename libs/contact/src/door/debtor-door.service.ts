import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { TimelineService } from '@quittance/cases';
import { AuditService, VisitsService } from '@quittance/identity';
import { Database, Refused, sql, standAsSystem, type Tx } from '@quittance/platform';
import { AccessCodesService, digitsOf, type CodeChannel } from './access-codes.service.ts';
import { AccessTriesService, referenceOf } from './access-tries.service.ts';
import { ANSWERED_AFTER } from './limits.ts';
import { SendAccessCodeService } from './send-access-code.service.ts';

export interface From { ip?: string | undefined; userAgent?: string | undefined; locale?: string | undefined }
export interface Entered { token: string; visitId: string }
interface Found { id: string; agency_id: string; creditor_id: string; debtor_id: string; name: string; postcodes: string[] }
type Outcome = Entered | 'door_closed' | 'door_too_many_tries';

const postcodeOf = (typed: string) => typed.slice(0, 40).toUpperCase().replace(/[^0-9A-Z]/g, '');

/**
 * Where a debtor proves that the case is his: by a code sent to the address that the agency has of him, or by the code printed in a
 * letter with the postcode that it went to. What is wrong is never said: an unknown reference, a wrong code and a wrong postcode are
 * one answer (`door_closed`), after the same work and the same time, and are counted alike (`door_too_many_tries`).
 */
@Injectable()
export class DebtorDoorService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(AccessTriesService) private readonly tries: AccessTriesService, @Inject(AccessCodesService) private readonly codes: AccessCodesService,
    @Inject(SendAccessCodeService) private readonly sending: SendAccessCodeService, @Inject(VisitsService) private readonly visits: VisitsService, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** Opens a visit by the code of a letter. Refusals: door_closed, door_too_many_tries. */
  enterByLetter({ reference, code, postcode }: { reference: string; code: string; postcode: string }, from: From): Promise<Entered> {
    return this.#enter(reference, from, async (tx, file) => {
      const printed = await this.codes.isOfLetter(tx, file?.id ?? null, digitsOf(code));
      const lives = (file?.postcodes ?? []).map(postcodeOf).includes(postcodeOf(postcode));
      return printed && lives ? 'letter' : undefined;
    });
  }

  /** Opens a visit by a code that was sent, once. Refusals: door_closed, door_too_many_tries. */
  enterByCode({ reference, code }: { reference: string; code: string }, from: From): Promise<Entered> {
    return this.#enter(reference, from, (tx, file) => this.codes.use(tx, file?.id ?? null, digitsOf(code)));
  }

  /** Sends a one-time code to the address or the number that the agency has of the debtor. Never says whether it did. */
  async sendCode({ reference, channel }: { reference: string; channel: 'email' | 'sms' }, from: From): Promise<void> {
    await Promise.all([sleep(ANSWERED_AFTER), this.sending.send(referenceOf(reference), channel, from)]);
  }

  async #enter(typed: string, from: From, prove: (tx: Tx, file: Found | undefined) => Promise<CodeChannel | undefined>): Promise<Entered> {
    const heldBack = sleep(ANSWERED_AFTER);
    const reference = referenceOf(typed);
    // A refusal would undo the count of the tries with everything else: it is answered by the transaction and thrown after it.
    const outcome = await standAsSystem('debtor-entrance', () => this.database.transact(async (tx): Promise<Outcome> => {
      const may = await this.tries.mayTry(tx, 'enter', reference, from.ip);
      const file = await this.#find(tx, reference.canonical);
      const by = may ? await prove(tx, file) : undefined;
      if (may) await this.tries.count(tx, 'enter', reference, from.ip, by !== undefined);
      if (file && by) return this.#open(tx, file, by, from);
      const code = may ? 'door_closed' : 'door_too_many_tries';
      await this.audit.record(tx, null, { action: 'enterCase', subject: 'CaseFile', subjectId: file?.id ?? null, caseId: file?.id ?? null, outcome: 'refused', code, ip: from.ip });
      return code;
    }));
    if (typeof outcome !== 'string') return outcome;
    await heldBack;
    throw new Refused(outcome);
  }

  /** A name is asked for also where no case can have it: the same question each time. */
  #find(tx: Tx, canonical: string): Promise<Found | undefined> {
    return tx.first<Found>(sql`select f.id, f.agency_id, f.creditor_id, f.debtor_id, d.name,
        coalesce((select jsonb_agg(a.postal_code) from debtor_address a where a.debtor_id in (select m from debtor_family(d.id) m) and a.returned_at is null and a.superseded_at is null), '[]'::jsonb) as postcodes
      from case_file f join debtor d on d.id = f.debtor_id where f.public_reference = ${canonical}`);
  }

  async #open(tx: Tx, file: Found, by: CodeChannel, from: From): Promise<Entered> {
    const scope = { agencyId: file.agency_id, creditorId: file.creditor_id, caseId: file.id };
    const { id: visitId, token } = await this.visits.open(tx, { ...scope, debtorId: file.debtor_id, name: file.name, openedBy: by, locale: from.locale === 'en' ? 'en' : 'fr', ip: from.ip, userAgent: from.userAgent });
    await this.timeline.write(tx, { ...scope, kind: 'visit', code: 'visit.opened', facts: { by }, actor: { id: visitId, name: file.name }, factKind: 'visit', factId: visitId, internal: false });
    await this.audit.record(tx, { id: visitId, kind: 'debtor' }, { action: 'enterCase', subject: 'CaseFile', subjectId: file.id, caseId: file.id, outcome: 'done', facts: { by }, ip: from.ip });
    await tx.emit('DebtorVisited', { caseId: file.id, visitId }, scope);
    return { token, visitId };
  }
}
