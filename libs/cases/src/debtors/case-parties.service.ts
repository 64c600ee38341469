import { Inject, Injectable } from '@nestjs/common';
import { formatDecimal, cents } from '@quittance/law';
import { e164Of, Faults, phoneOf, TOLD_BY } from '@quittance/parties';
import { Clock, inputHash, isId, newId, notFound, Refused, refuseFaults, refuseOtherInput, sql, toDayOrNull, toInstant, type Actor, type Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';
import type { Reader } from '../files/reader.ts';
import { CaseParty, type CasePartyInput } from './debtor-record.type.ts';

export const PARTY_ROLES = ['co_debtor', 'guarantor'] as const;
export const LIABILITIES = ['joint', 'divided'] as const;
export interface PartyNamed { role: string; name: string; cap: string | null; already: boolean }

interface Row {
  id: string; role: string; liability: string; kind: string; name: string; siren: string | null; line1: string | null; line2: string | null; postal_code: string | null; city: string | null; country: string | null; phone: string | null; e164: string | null; email: string | null;
  cap_cents: string | null; act: string; act_on: string | null; told_by: string; source: string; at: string; by_name: string; ended_on: string | null; ended_at: string | null; ended_why: string | null; ended_by: string | null;
}

/** Who owes a case with its debtor, or for him: natural persons and companies with addresses of their own. They are facts of the case: one who is bound no more is said to be so by one more row. */
@Injectable()
export class CasePartiesService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Those who are bound first, as they were entered. Who may see the case is asked before. */
  async ofCase(reader: Reader, caseId: string): Promise<CaseParty[]> {
    const rows = await reader.rows<Row>(sql`select p.*, e.on_day as ended_on, e.at as ended_at, e.reason as ended_why, e.by_name as ended_by from case_party p left join case_party_end e on e.party_id = p.id where p.case_id = ${caseId} order by e.at is not null, p.at, p.id`);
    return rows.map((row) => Object.assign(new CaseParty(), {
      id: row.id, role: row.role, liability: row.liability, kind: row.kind, name: row.name, siren: row.siren, email: row.email, act: row.act, actOn: toDayOrNull(row.act_on), endedOn: toDayOrNull(row.ended_on),
      address: row.line1 === null ? null : { line1: row.line1, line2: row.line2, postalCode: row.postal_code!, city: row.city!, country: row.country! },
      phone: row.phone && (phoneOf(row.e164 ?? row.phone, row.country ?? 'FR')?.shown ?? row.phone), cap: row.cap_cents === null ? null : cents(BigInt(row.cap_cents)),
      told: { by: row.told_by, at: toInstant(row.at), source: row.source, person: row.by_name }, ended: row.ended_at ? { at: toInstant(row.ended_at), why: row.ended_why, person: row.ended_by } : null,
    }));
  }

  /** Refusals: bad_fields (role, liability, kind, name, siren, address.…, phone, email, cap, act, actOn, toldBy, source, idempotencyKey), idempotency_key_reused. */
  async add(tx: Tx, actor: Actor, file: SeenCase, input: CasePartyInput): Promise<PartyNamed> {
    const hash = inputHash({ ...input, by: actor.id });
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`party ${file.agencyId} ${input.idempotencyKey}`}, 0))`);
    const kept = await tx.first<{ input_hash: string; role: string; name: string }>(sql`select input_hash, role, name from case_party where agency_id = ${file.agencyId} and idempotency_key = ${input.idempotencyKey}`);
    if (kept) {
      refuseOtherInput(kept.input_hash, hash);
      return { role: kept.role, name: kept.name, cap: null, already: true };
    }
    const faults = new Faults();
    for (const [field, value, list] of [['role', input.role, PARTY_ROLES], ['liability', input.liability, LIABILITIES], ['kind', input.kind, ['company', 'person']], ['toldBy', input.toldBy, TOLD_BY]] as const) {
      if (!(list as readonly string[]).includes(value)) faults.add(field, 'not_in_list', { value: value.slice(0, 60), list: list.join(', ') });
    }
    const name = faults.required('name', input.name), act = faults.required('act', input.act, 'words'), source = faults.required('source', input.source, 'words');
    const siren = input.siren?.trim() ? faults.siren('siren', input.siren) : null;
    if (siren && input.kind === 'person') faults.add('siren', 'unexpected');
    const address = input.address ? faults.address('address', input.address) : null, email = faults.email('email', input.email), phone = input.phone?.trim() || null;
    const number = phone ? phoneOf(phone, address?.country ?? 'FR') : null;
    if (phone && !number) faults.add('phone', 'phone_invalid', { found: phone.slice(0, 40) });
    if (input.cap !== null && input.cap !== undefined && input.cap <= 0n) faults.add('cap', 'not_positive');
    // The hand of a natural person binds him to the sum that he wrote, and to no other (C. civ. 2297).
    if (input.role === 'guarantor' && input.kind === 'person' && (input.cap === null || input.cap === undefined)) faults.add('cap', 'guarantee_cap_missing', { article: 'C. civ. 2297' });
    if (input.role === 'co_debtor' && input.cap !== null && input.cap !== undefined && input.liability === 'joint') faults.add('cap', 'unexpected');
    if (input.actOn && Temporal.PlainDate.compare(input.actOn, this.clock.today()) > 0) faults.add('actOn', 'in_future');
    if (input.idempotencyKey.trim().length < 8 || input.idempotencyKey.length > 200) faults.add('idempotencyKey', 'bad_key');
    refuseFaults(faults.all);
    await tx.rows(sql`insert into case_party (id, case_id, agency_id, creditor_id, role, liability, kind, name, siren, line1, line2, postal_code, city, country, phone, e164, email, cap_cents, act, act_on, told_by, source, at, by_id, by_name, idempotency_key, input_hash)
      values (${newId()}, ${file.id}, ${file.agencyId}, ${file.creditorId}, ${input.role}, ${input.liability}, ${input.kind}, ${name}, ${siren}, ${address?.line1 ?? null}, ${address?.line2 ?? null}, ${address?.postalCode ?? null}, ${address?.city ?? null}, ${address?.country ?? null},
        ${phone}, ${phone && e164Of(phone, address?.country ?? 'FR')}, ${email}, ${input.cap ?? null}::bigint, ${act}, ${input.actOn ?? null}::date, ${input.toldBy}, ${source}, ${this.clock.now()}, ${actor.id}, ${actor.name}, ${input.idempotencyKey}, ${hash})`);
    return { role: input.role, name, cap: input.cap ? formatDecimal(input.cap) : null, already: false };
  }

  /** The case on which he is a party, for who asks whether he may see it. */
  async caseOf(tx: Tx, partyId: string): Promise<string> {
    const row = isId(partyId) ? await tx.first<{ case_id: string }>(sql`select p.case_id from case_party p where p.id = ${partyId}`) : undefined;
    if (!row) throw notFound('CaseParty');
    return row.case_id;
  }

  /** He is bound no more since that day. Refusals: not_found, bad_fields (on, reason), already_ended { on }. */
  async end(tx: Tx, actor: Actor, file: SeenCase, partyId: string, on: Temporal.PlainDate, reason: string): Promise<PartyNamed> {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`party ${partyId}`}, 0))`);
    const row = await tx.first<{ role: string; name: string; ended_on: string | null }>(sql`select p.role, p.name, e.on_day::text as ended_on from case_party p left join case_party_end e on e.party_id = p.id where p.id = ${partyId} and p.case_id = ${file.id}`);
    if (!row) throw notFound('CaseParty');
    const faults = new Faults(), why = faults.required('reason', reason, 'words');
    if (Temporal.PlainDate.compare(on, this.clock.today()) > 0) faults.add('on', 'in_future');
    refuseFaults(faults.all);
    if (row.ended_on) throw new Refused('already_ended', { facts: { on: row.ended_on.slice(0, 10), name: row.name } });
    await tx.rows(sql`insert into case_party_end (party_id, case_id, agency_id, creditor_id, on_day, reason, at, by_id, by_name) values (${partyId}, ${file.id}, ${file.agencyId}, ${file.creditorId}, ${on}, ${why}, ${this.clock.now()}, ${actor.id}, ${actor.name})`);
    return { role: row.role, name: row.name, cap: null, already: false };
  }
}
