import { Inject, Injectable } from '@nestjs/common';
import { AuditService, TriesService } from '@quittance/identity';
import { Clock, Database, Refused, refuseFaults, sql, type Fault, type Tx } from '@quittance/platform';
import type { From } from '../requests/signature-notes.service.ts';
import { consentsOf, type Locale } from './consents.ts';
import { SignedService } from './signed.service.ts';
import { byNetwork, refuseOver, SigningDoorService } from './signing-door.service.ts';
import { SigningHouse } from './signing-house.ts';
import type { Opened } from './signing-links.service.ts';
import type { SignInput, Signing } from './signing.type.ts';

const CODE_COST = 1, MOST = { name: 200, capacity: 100 };
/** A name is the same whatever its capitals, its accents and its spaces. */
const plainName = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Signs: the code, the name and the consents at once, or nothing. Once. */
@Injectable()
export class SignService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(SigningHouse) private readonly house: SigningHouse, @Inject(TriesService) private readonly tries: TriesService,
    @Inject(AuditService) private readonly audit: AuditService, @Inject(SignedService) private readonly signed: SignedService, @Inject(SigningDoorService) private readonly door: SigningDoorService,
  ) {}

  /** Refusals: signing_closed, signature_over, bad_fields (name_differs, consent_missing), signing_code_wrong, too_many_tries, reference_taken. */
  async sign(input: SignInput, locale: Locale, from: From): Promise<Signing> {
    const seen = await this.house.links.opens(this.database, input.token);
    if (!seen) throw new Refused('signing_closed');
    const counted = [{ kind: 'secondFactor', of: `signing ${seen.id}` } as const, ...byNetwork(from)];
    await this.tries.pay(counted, CODE_COST);
    // A refusal would undo the count of the tries with everything else: a wrong code is answered by the transaction and thrown after it.
    const outcome = await this.database.transact(async (tx): Promise<Signing | 'wrong'> => {
      const row = await this.house.links.opens(tx, input.token, { lock: true });
      if (!row) throw new Refused('signing_closed');
      refuseOver(row, this.clock.now());
      const { name, capacity, consents } = await this.#check(tx, row, input, locale);
      const proof = await this.house.codes.use(tx, row.id, input.code);
      if (!proof) {
        await this.house.notes.write(tx, row, { kind: 'code_refused', ...from });
        await this.audit.record(tx, null, { agencyId: row.agency_id, action: 'signDocument', subject: 'Mandate', subjectId: row.id, outcome: 'refused', code: 'signing_code_wrong' });
        return 'wrong';
      }
      await this.signed.keep(tx, row, { name, capacity, consents, proof, locale, from });
      return this.door.view(tx, { ...row, ...(await tx.first<Opened>(sql`select state, decided_at from signature_request where id = ${row.id}`)) } as Opened, locale);
    });
    if (outcome === 'wrong') throw new Refused('signing_code_wrong');
    await this.tries.giveBack(counted, CODE_COST);
    return outcome;
  }

  async #check(tx: Tx, row: Opened, input: SignInput, locale: Locale): Promise<{ name: string; capacity: string; consents: string[] }> {
    const faults: Fault[] = [], name = input.name.trim(), capacity = input.capacity.trim();
    if (!name) faults.push({ field: 'name', code: 'required' });
    else if (plainName(name) !== plainName(row.signatory_name)) faults.push({ field: 'name', code: 'name_differs', facts: { expected: row.signatory_name } });
    if (!capacity || capacity.length > MOST.capacity) faults.push({ field: 'capacity', code: capacity ? 'too_long' : 'required', facts: { limit: MOST.capacity } });
    if (!/\d/.test(input.code)) faults.push({ field: 'code', code: 'required' });
    const agency = await this.house.agencies.facts(tx, row.agency_id), creditor = await this.house.creditors.facts(tx, row.creditor_id);
    const asked = consentsOf(locale, { kind: row.kind, reference: row.reference, sha256: row.document_sha256!, creditor: creditor.name, agency: agency.name });
    if (!asked.every((words) => input.consents.includes(words)) || input.consents.length !== asked.length) faults.push({ field: 'consents', code: 'consent_missing' });
    refuseFaults(faults);
    return { name, capacity, consents: asked };
  }
}
