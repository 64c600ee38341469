import { Inject, Injectable } from '@nestjs/common';
import { Clock, isId, newId, notFound, Refused, refuseFaults, sql, toDay, type Tx } from '@quittance/platform';
import { Faults } from '../faults.ts';
import { DebtorDataService, type DebtorNamed } from './debtor-data.service.ts';
import type { Telling } from './told.ts';

export const RETURN_CAUSES = ['unknown', 'left', 'incomplete', 'refused', 'unclaimed'] as const;
export interface ReturnedMail { addressId: string; on: Temporal.PlainDate; cause?: string | null; words?: string | null; letterId?: string | null }
export interface MarkedAddress { addressId: string; line1: string; postalCode: string; city: string; letterReference: string | null }

interface Row { id: string; returned_on: string | null; since: string; line1: string; postal_code: string; city: string }

/** Mail that came back, and that it goes through again: facts of an address. debtor_address.returned_at says where it stands. */
@Injectable()
export class ReturnedMailService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(DebtorDataService) private readonly data: DebtorDataService) {}

  /** Refusals: not_found (address, letter), bad_fields (on, cause, words), already_returned { on }, debtor_erased. */
  async mark(tx: Tx, who: DebtorNamed, given: ReturnedMail, by: Telling['by']): Promise<MarkedAddress> {
    const address = await this.#address(tx, who, given.addressId);
    const letter = given.letterId ? await this.#letter(tx, who, given.letterId) : null;
    const faults = new Faults(), today = this.clock.today();
    const words = faults.optional('words', given.words, 'words');
    if (given.cause && !(RETURN_CAUSES as readonly string[]).includes(given.cause)) faults.add('cause', 'not_in_list', { value: given.cause.slice(0, 60), list: RETURN_CAUSES.join(', ') });
    if (Temporal.PlainDate.compare(given.on, today) > 0) faults.add('on', 'in_future', { on: String(given.on), latest: String(today) });
    else if (letter?.sent_on && Temporal.PlainDate.compare(given.on, toDay(letter.sent_on)) < 0) faults.add('on', 'day_before', { on: String(given.on), earliest: letter.sent_on.slice(0, 10) });
    refuseFaults(faults.all);
    if (address.returned_on) throw new Refused('already_returned', { facts: { on: address.returned_on } });
    await this.#write(tx, who, address, 'returned', given.on, { cause: given.cause ?? null, words, letterId: letter?.id ?? null }, by);
    return marked(address, letter?.reference ?? null);
  }

  /** It was a mistake, or letters arrive there again: why is said. Refusals: not_found, bad_fields (reason), not_returned, debtor_erased. */
  async setBack(tx: Tx, who: DebtorNamed, addressId: string, reason: string, by: Telling['by']): Promise<MarkedAddress> {
    const address = await this.#address(tx, who, addressId);
    const faults = new Faults(), words = faults.required('reason', reason, 'words');
    refuseFaults(faults.all);
    if (!address.returned_on) throw new Refused('not_returned');
    await this.#write(tx, who, address, 'set_back', this.clock.today(), { cause: null, words, letterId: null }, by);
    return marked(address, null);
  }

  async #address(tx: Tx, { debtorId }: DebtorNamed, addressId: string): Promise<Row> {
    await this.data.lock(tx, debtorId);
    const row = isId(addressId) ? await tx.first<Row>(sql`select a.id, to_char(a.returned_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as returned_on, a.since, a.line1, a.postal_code, a.city from debtor_address a
      where a.id = ${addressId} and a.debtor_id in (select f from debtor_family(${debtorId}) f) and a.superseded_at is null`) : undefined;
    if (!row) throw notFound('DebtorAddress');
    return row;
  }

  /** A letter that went out on one of his cases. */
  async #letter(tx: Tx, { debtorId }: DebtorNamed, letterId: string) {
    const row = isId(letterId) ? await tx.first<{ id: string; reference: string; sent_on: string | null }>(sql`select l.id, l.reference, (select min((e.at at time zone 'Europe/Paris')::date)::text from letter_event e where e.letter_id = l.id and e.kind = 'sent') as sent_on
      from letter l join case_file f on f.id = l.case_id where l.id = ${letterId} and f.debtor_id in (select x from debtor_family(${debtorId}) x)`) : undefined;
    if (!row) throw notFound('Letter');
    return row;
  }

  async #write(tx: Tx, who: DebtorNamed, address: Row, kind: 'returned' | 'set_back', on: Temporal.PlainDate, said: { cause: string | null; words: string | null; letterId: string | null }, by: Telling['by']): Promise<void> {
    await tx.rows(sql`insert into debtor_address_return (id, debtor_id, agency_id, creditor_id, address_id, kind, on_day, letter_id, cause, words, at, by_id, by_name)
      select ${newId()}, a.debtor_id, a.agency_id, a.creditor_id, a.id, ${kind}, ${on}, ${said.letterId}::uuid, ${said.cause}, ${said.words}, ${this.clock.now()}, ${by.id}, ${by.name} from debtor_address a where a.id = ${address.id} and a.creditor_id = ${who.creditorId}`);
    await tx.rows(kind === 'returned' ? sql`update debtor_address set returned_at = (${on}::date)::timestamp at time zone 'Europe/Paris' where id = ${address.id}` : sql`update debtor_address set returned_at = null where id = ${address.id}`);
  }
}

const marked = (address: Row, letterReference: string | null): MarkedAddress => ({ addressId: address.id, line1: address.line1, postalCode: address.postal_code, city: address.city, letterReference });
