import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, refuseFaults, sql, type Tx } from '@quittance/platform';
import type { AddressInput } from '../address.type.ts';
import { Faults } from '../faults.ts';
import { DebtorsService, type DebtorFacts } from './debtors.service.ts';
import { debtorAddressEntity, debtorContactPointEntity } from './debtor.entity.ts';
import { addressKey, nameKey } from './keys.ts';
import { e164Of } from './phones.ts';

/** What is put right; what is null or absent stays. */
export interface RectifiedDebtor { name?: string | null; address?: AddressInput | null; phone?: string | null; email?: string | null; source: string }
/** Which of them changed, each as it stood before. */
export interface Rectified { fields: ('name' | 'address' | 'phone' | 'email')[]; before: DebtorFacts }

/** What a debtor had put right (RGPD art. 16): a new row with its source; the one before stays and says since when it no longer counts. */
@Injectable()
export class RectifyDebtorService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(DebtorsService) private readonly debtors: DebtorsService) {}

  /** Refusals: not_found, bad_fields. The same as before changes nothing. */
  async rectify(tx: Tx, debtorId: string, requestId: string, given: RectifiedDebtor): Promise<Rectified> {
    await tx.rows(sql`select 1 from debtor d where d.id = ${debtorId} for update`);
    const before = await this.debtors.facts(tx, debtorId), faults = new Faults(), now = this.clock.now();
    const name = faults.optional('name', given.name), address = given.address ? faults.address('address', given.address) : null, phone = faults.phone('phone', given.phone), email = faults.email('email', given.email);
    const source = faults.required('source', given.source);
    refuseFaults(faults.all);
    const of = { debtorId, agencyId: before.agencyId, creditorId: before.creditorId, since: now, source, toldBy: 'debtor' };
    // Two that are one bear the name of him under whom they stand, and every address of theirs is his.
    const one = sql`(select f from debtor_family(${debtorId}) f)`, bearer = sql`(select coalesce(x.merged_into, x.id) from debtor x where x.id = ${debtorId})`;
    const fields: Rectified['fields'] = [];
    if (name && name !== before.name) {
      fields.push('name');
      await tx.rows(sql`insert into former_name (id, debtor_id, agency_id, creditor_id, name, name_key, source, superseded_at, superseded_by)
        select ${newId()}, d.id, d.agency_id, d.creditor_id, d.name, d.name_key, d.source, ${now}, ${requestId} from debtor d where d.id = ${bearer}`);
      await tx.rows(sql`update debtor set name = ${name}, name_key = ${nameKey(name, before.kind)}, source = ${source} where id = ${bearer}`);
    }
    if (address && (!before.address || addressKey(address) !== addressKey(before.address))) {
      fields.push('address');
      await tx.rows(sql`update debtor_address set superseded_at = ${now}, superseded_by = ${requestId} where debtor_id in ${one} and superseded_at is null`);
      await tx.add(debtorAddressEntity, { ...of, ...address, id: newId(), addressKey: addressKey(address), returnedAt: null });
    }
    for (const [kind, value, was] of [['phone', phone, before.phone], ['email', email, before.email]] as const) {
      if (!value || value === was) continue;
      fields.push(kind);
      await tx.rows(sql`update debtor_contact_point set superseded_at = ${now}, superseded_by = ${requestId} where debtor_id in ${one} and kind = ${kind} and superseded_at is null`);
      await tx.add(debtorContactPointEntity, { ...of, id: newId(), kind, value, e164: kind === 'phone' ? e164Of(value, (address ?? before.address)?.country) : null, label: null });
    }
    return { fields, before };
  }
}
