import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { matching, type Reader } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { cents, sumCents, type Cents } from '@quittance/law';
import { and, Database, fromCursor, isId, page, pageSize, sql, toCursor, toDay, toInstant, type Actor, type Sql } from '@quittance/platform';
import { Receipt } from '../receipts/receipt.type.ts';
import { RECEIPT_STATE } from '../receipts/receipt-state.ts';
import { Payment, PaymentPage } from './payment.type.ts';
import type { PaymentFilter } from './record-payment.input.ts';

interface Row {
  id: string; case_id: string; public_reference: string; debtor: string; creditor: string; value_on: string; amount_cents: string; means: string; received_by: string; study: string | null;
  payer: string | null; bank_reference: string | null; claim: string | null; recorded_at: string; recorded_by_name: string; declared: boolean;
  parts: { target: string; claim: string | null; cost: string | null; amount: string }[] | null;
  reversed_at: string | null; reversed_by: string; reason: string;
  receipt_id: string | null; number: string; issued_on: string; balance_cents: string; state: string;
}

const LONGEST_TEXT = 120;
const FROM = sql`from payment p join case_file f on f.id = p.case_id join debtor d on d.id = f.debtor_id join creditor c on c.id = p.creditor_id
  left join study s on s.id = p.study_id left join claim k on k.id = p.claim_id
  left join reversal v on v.fact_id = p.id and v.fact_kind = 'payment' left join app_user u on u.id = v.by_id left join receipt r on r.payment_id = p.id`;

/** Costs first, as they are met first; then claim by claim. */
const PARTS = sql`(select jsonb_agg(jsonb_build_object('target', a.target, 'claim', a.reference, 'cost', a.label, 'amount', a.amount::text) order by a.target <> 'cost', a.position, a.reference, a.target, a.label)
  from (select a.target, n.reference, n.position, t.label, sum(a.amount_cents) as amount from allocation a left join claim n on n.id = a.claim_id left join cost t on t.id = a.cost_id
    where a.payment_id = p.id group by a.target, a.claim_id, n.reference, n.position, a.cost_id, t.label having sum(a.amount_cents) <> 0) a)`;

/** Payments, each through the rows that the reader may see. */
@Injectable()
export class PaymentsReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(DocumentsService) private readonly documents: DocumentsService) {}

  /** One payment, or undefined: none, or not yours. */
  async one(reader: Reader, actor: Actor, id: string): Promise<Payment | undefined> {
    return isId(id) ? (await this.#read(reader, actor, sql`p.id = ${id}`, sql``))[0]?.payment : undefined;
  }

  /** Those of a case, the newest value date first, reversed ones among them. */
  async ofCase(actor: Actor, caseId: string): Promise<Payment[]> {
    if (!isId(caseId)) return [];
    return (await this.#read(this.database, actor, sql`p.case_id = ${caseId}`, sql`order by p.value_on desc, p.recorded_at desc, p.id desc`)).map(({ payment }) => payment);
  }

  /** A page of all that this person may see, the last recorded first. */
  async list(actor: Actor, { after, first, filter }: { after?: string | null | undefined; first?: number | null | undefined; filter?: PaymentFilter | null | undefined }): Promise<PaymentPage> {
    const size = pageSize(first);
    const key = cursorOf(after);
    const rows = await this.#read(this.database, actor, and(wanted(filter), key && sql`(p.recorded_at, p.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`), sql`order by p.recorded_at desc, p.id desc limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(row.key, row.payment.id));
    return Object.assign(new PaymentPage(), { rows: cut.rows.map(({ payment }) => payment), next: cut.next, filter: filter ?? null });
  }

  /** The sum of those that match and were not reversed, over all pages. */
  async total(actor: Actor, filter: PaymentFilter | null): Promise<Cents> {
    const row = await this.database.first<{ total: string }>(sql`select coalesce(sum(p.amount_cents) filter (where v.id is null), 0) as total ${FROM}
      where ${and(rowsFor(actor.ability, 'read', 'Payment', 'p'), wanted(filter))}`);
    return cents(BigInt(row!.total));
  }

  async #read(reader: Reader, actor: Actor, which: Sql, tail: Sql): Promise<{ payment: Payment; key: string }[]> {
    const rows = await reader.rows<Row & { key: string }>(sql`
      select p.id, p.case_id, f.public_reference, d.name as debtor, c.name as creditor, p.value_on, p.amount_cents, p.means, p.received_by, s.name as study, p.payer, p.bank_reference, k.reference as claim,
        p.recorded_at, p.recorded_at::text as key, p.recorded_by_name, p.idempotency_key like 'declared %' as declared, ${PARTS} as parts, v.at as reversed_at, u.name as reversed_by, v.reason,
        r.id as receipt_id, r.number, r.issued_on, r.balance_cents, case when r.id is not null then ${RECEIPT_STATE} end as state
      ${FROM} where ${and(rowsFor(actor.ability, 'read', 'Payment', 'p'), which)} ${tail}`);
    const papers = await this.documents.ofFacts(actor, rows.flatMap(({ receipt_id: id }) => id ?? []));
    return rows.map((row) => ({ key: row.key, payment: paymentOf(row, papers.get(row.receipt_id ?? '')?.[0] ?? null) }));
  }
}

function paymentOf(row: Row, document: Receipt['document']): Payment {
  const parts = (row.parts ?? []).map(({ target, claim, cost, amount }) => ({ target, claimReference: claim, costLabel: cost, amount: cents(BigInt(amount)) }));
  return Object.assign(new Payment(), {
    id: row.id, caseId: row.case_id, publicReference: row.public_reference, debtorName: row.debtor, creditorName: row.creditor, valueOn: toDay(row.value_on), amount: cents(BigInt(row.amount_cents)),
    means: row.means, receivedBy: row.received_by, studyName: row.study, payer: row.payer, bankReference: row.bank_reference, claimReference: row.claim, recordedAt: toInstant(row.recorded_at), by: row.recorded_by_name, declared: row.declared,
    allocations: parts.filter(({ target }) => target !== 'unallocated'), unallocated: sumCents(parts.filter(({ target }) => target === 'unallocated').map(({ amount }) => amount)),
    reversal: row.reversed_at ? { at: toInstant(row.reversed_at), by: row.reversed_by, reason: row.reason } : null,
    receipt: row.receipt_id ? Object.assign(new Receipt(), { id: row.receipt_id, number: row.number, issuedOn: toDay(row.issued_on), balance: cents(BigInt(row.balance_cents)), state: row.state, document }) : null,
  });
}

/** The filter of a list; aliases as in FROM. */
function wanted(filter: PaymentFilter | null | undefined): Sql {
  if (!filter) return and();
  const text = filter.text?.trim().slice(0, LONGEST_TEXT) ?? '';
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const ofCase = matching(text);
  return and(
    ofCase && sql`${ofCase} or p.payer ilike ${like} or p.bank_reference ilike ${like} or r.number ilike ${like}`,
    filter.creditorId ? (isId(filter.creditorId) ? sql`p.creditor_id = ${filter.creditorId}` : sql`false`) : undefined,
    filter.receivedBy ? sql`p.received_by = ${filter.receivedBy}` : undefined,
    filter.means ? sql`p.means = ${filter.means}` : undefined,
    filter.from ? sql`p.value_on >= ${filter.from}` : undefined,
    filter.to ? sql`p.value_on <= ${filter.to}` : undefined,
    filter.reversed === true ? sql`v.id is not null` : filter.reversed === false ? sql`v.id is null` : undefined,
  );
}

/** A cursor comes from outside: what is none of ours is the first page. */
function cursorOf(after: string | null | undefined): [string, string] | undefined {
  const [at, id] = fromCursor(after, 2) ?? [];
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:?\d\d)?$/.test(at)) return undefined;
  return [at, id];
}
