import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import { Database, fromCursor, isId, notFound, page, pageSize, sql, toCursor, toInstant, type Actor } from '@quittance/platform';
import type { Cents } from '@quittance/law';
import { addressOf, type AddressRow, type PostalAddress } from '../address.type.ts';
import { MandatesService } from '../mandates/mandates.service.ts';
import type { Reader } from '../reader.ts';
import { Creditor, CreditorContact, CreditorPage, CreditorRow, CreditorUser } from './creditor.type.ts';

export interface CreditorFacts {
  id: string; agencyId: string; kind: 'company' | 'individual'; name: string; legalForm: string | null; siren: string; vatNumber: string | null;
  address: PostalAddress; email: string | null; phone: string | null; iban: string; bic: string | null; createdAt: Temporal.Instant;
}

interface Row extends AddressRow {
  id: string; agency_id: string; kind: CreditorFacts['kind']; name: string; legal_form: string | null; siren: string; vat_number: string | null;
  email: string | null; phone: string | null; iban: string; bic: string | null; created_at: string;
}
interface ListRow { id: string; name: string; sort_name: string; siren: string; city: string; open_cases: string; principal: string }

const COLUMNS = sql`c.id, c.agency_id, c.kind, c.name, c.legal_form, c.siren, c.vat_number, c.line1, c.line2, c.postal_code, c.city, c.country, c.email, c.phone, c.iban, c.bic, c.created_at`;
const SEE_BANK_DETAILS = ['administrator', 'accountant'];

@Injectable()
export class CreditorsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(MandatesService) private readonly mandates: MandatesService) {}

  /** A creditor for the use-cases of the house; whoever shows it to somebody asks `one`. */
  async facts(reader: Reader, creditorId: string): Promise<CreditorFacts> {
    const [row] = await reader.rows<Row>(sql`select ${COLUMNS} from creditor c where c.id = ${creditorId}`);
    if (!row) throw notFound('Creditor');
    return creditorFacts(row);
  }

  /** A creditor as this person may see it. */
  async one(actor: Actor, id: string, reader: Reader = this.database): Promise<Creditor | null> {
    if (!isId(id)) return null;
    const [row] = await reader.rows<Row>(sql`select ${COLUMNS} from creditor c where c.id = ${id} and (${rowsFor(actor.ability, 'read', 'Creditor', 'c')})`);
    if (!row) return null;
    const facts = creditorFacts(row);
    const bank = seesBankDetails(actor, row.id) ? facts : { iban: null, bic: null };
    return Object.assign(new Creditor(), {
      id: facts.id, name: facts.name, legalForm: facts.legalForm, siren: facts.siren, vatNumber: facts.vatNumber, kind: facts.kind, address: facts.address, email: facts.email, phone: facts.phone,
      iban: bank.iban, bic: bank.bic, createdAt: facts.createdAt, contacts: await this.#contacts(reader, id),
    });
  }

  /**
   * By name, a page at a time. The counts are of all the creditor's open cases: whoever may read a creditor may know
   * how much it has handed over, though not the cases one by one.
   */
  async list(actor: Actor, { after, first, text }: { after?: string | null; first?: number | null; text?: string | null }): Promise<CreditorPage> {
    const size = pageSize(first);
    const key = fromCursor(after, 2);
    const [name, id] = key ?? [];
    const from = typeof name === 'string' && typeof id === 'string' && isId(id) ? sql`and (lower(c.name), c.id) > (${name}, ${id})` : sql``;
    const words = text?.trim().slice(0, 100);
    const like = `%${words?.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
    const found = words ? sql`and (c.name ilike ${like} or c.city ilike ${like} or c.siren like ${`${words.replace(/\D/g, '') || '-'}%`})` : sql``;
    const rows = await this.database.rows<ListRow>(sql`
      with asked as (select c.id, c.name, lower(c.name) as sort_name, c.siren, c.city from creditor c
        where (${rowsFor(actor.ability, 'read', 'Creditor', 'c')}) ${found} ${from} order by lower(c.name), c.id limit ${size + 1})
      select asked.*, coalesce(cases.open_cases, 0) as open_cases, coalesce(cases.principal, 0) as principal from asked
      left join lateral (select count(distinct f.id) as open_cases, sum(p.principal_cents) as principal from case_file f left join claim_position p on p.case_id = f.id
        where f.creditor_id = asked.id and f.stage not in ('closed', 'returned')) cases on true
      order by asked.sort_name, asked.id`);
    const cut = page(rows, size, (row) => toCursor(row.sort_name, row.id));
    const mandates = await this.mandates.summaries(actor, cut.rows.map((row) => row.id));
    return Object.assign(new CreditorPage(), {
      next: cut.next,
      rows: cut.rows.map((row) => Object.assign(new CreditorRow(), {
        id: row.id, name: row.name, siren: row.siren, city: row.city, openCases: Number(row.open_cases), principal: BigInt(row.principal) as Cents,
        mandateReference: mandates.get(row.id)?.reference ?? null, mandateState: mandates.get(row.id)?.state ?? 'none',
        mandateUntil: mandates.get(row.id)?.until ?? null, coveredUntil: mandates.get(row.id)?.coveredUntil ?? null,
      })),
    });
  }

  /** The people of a creditor, for those who run its access. */
  async users(actor: Actor, creditorId: string): Promise<CreditorUser[]> {
    const rows = await this.database.rows<{ id: string; name: string; email: string }>(sql`select u.id, u.name, u.email from app_user u join role_held r on r.user_id = u.id
      where r.creditor_id = ${creditorId} and r.ended_at is null and u.disabled_at is null and (${rowsFor(actor.ability, 'read', 'CreditorUser', 'u')}) order by u.name, u.id`);
    return rows.map((row) => Object.assign(new CreditorUser(), row));
  }

  /** How many cases it has handed over, open or not. */
  async caseCount(actor: Actor, creditorId: string): Promise<number> {
    const row = await this.database.first<{ count: string }>(sql`select count(*) as count from case_file f join creditor c on c.id = f.creditor_id
      where f.creditor_id = ${creditorId} and (${rowsFor(actor.ability, 'read', 'Creditor', 'c')})`);
    return Number(row!.count);
  }

  async #contacts(reader: Reader, creditorId: string): Promise<CreditorContact[]> {
    const rows = await reader.rows<CreditorContact>(sql`select k.id, k.name, k.role, k.email, k.phone from creditor_contact k where k.creditor_id = ${creditorId} order by k.id`);
    return rows.map((row) => Object.assign(new CreditorContact(), row));
  }
}

/** The account to which funds are handed over: for those who keep the books, those who keep the file, and the creditor itself. */
function seesBankDetails(actor: Actor, creditorId: string): boolean {
  return actor.roles.some(({ role }) => SEE_BANK_DETAILS.includes(role)) || actor.ability.can('deposit', as('Creditor', { id: creditorId }));
}

const creditorFacts = (row: Row): CreditorFacts => ({
  id: row.id, agencyId: row.agency_id, kind: row.kind, name: row.name, legalForm: row.legal_form, siren: row.siren, vatNumber: row.vat_number,
  address: addressOf(row), email: row.email, phone: row.phone, iban: row.iban, bic: row.bic, createdAt: toInstant(row.created_at),
});
