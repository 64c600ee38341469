import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { cents, type Regime } from '@quittance/law';
import { Clock, Database, fromCursor, isId, page, pageSize, sql, toCursor, toDay, type Actor, type Sql } from '@quittance/platform';
import { asksFor, EVIDENCE_KINDS, rulesOn, type EvidenceRule } from '../lines/evidence.ts';
import { LackingEvidence, MissingEvidence, MissingEvidencePage } from './missing-evidence.type.ts';

export interface EvidenceAsked { first?: number | null; after?: string | null; creditorId?: string | null }
interface Row {
  id: string; case_id: string; public_reference: string; creditor_name: string; debtor_name: string; reference: string; issued_on: string; due_on: string; amount_cents: string; regime: Regime; nature: string; shown: string[];
}

const MOST_COUNTED = 1000;

/** Claims of open cases for which a court will ask what is not there, so that it can be asked for while it can still be found. */
@Injectable()
export class MissingEvidenceService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** The newest first, a page at a time: as this person reads claims and cases. Of another's creditor, or of none, nothing. */
  async page(actor: Actor, { first, after, creditorId }: EvidenceAsked): Promise<MissingEvidencePage> {
    const size = pageSize(first, 50), rules = rulesOn(this.clock.today());
    const [id] = fromCursor(after, 1) ?? [];
    if (creditorId && !isId(creditorId)) return Object.assign(new MissingEvidencePage(), { rows: [], next: null, creditorId });
    const rows = await this.database.rows<Row>(sql`
      select k.id, k.case_id, f.public_reference, c.name as creditor_name, coalesce(m.name, d.name) as debtor_name, k.reference, k.issued_on, k.due_on, k.amount_cents, f.regime, k.nature, to_jsonb(s.shown) as shown
      ${lackingOf(actor, creditorId, rules)} ${typeof id === 'string' && isId(id) ? sql`and k.id < ${id}::uuid` : sql``}
      order by k.id desc limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(row.id));
    return Object.assign(new MissingEvidencePage(), { rows: cut.rows.map((row) => view(row, rules)), next: cut.next, creditorId });
  }

  /** How many there are; beyond a thousand nobody counts. */
  async total(actor: Actor, creditorId?: string | null): Promise<number> {
    if (creditorId && !isId(creditorId)) return 0;
    return Number((await this.database.first<{ count: string }>(sql`select count(*) as count from (select k.id ${lackingOf(actor, creditorId, rulesOn(this.clock.today()))} limit ${MOST_COUNTED}) l`))!.count);
  }
}

/** Claims of open cases, as this person reads them, for which a rule asks what is not there. */
const lackingOf = (actor: Actor, creditorId: string | null | undefined, rules: readonly EvidenceRule[]): Sql => sql`from claim k join case_file f on f.id = k.case_id and f.stage not in ('closed', 'returned') join creditor c on c.id = k.creditor_id join debtor d on d.id = f.debtor_id left join debtor m on m.id = d.merged_into
      cross join lateral (select k.known_evidence || coalesce((select array_agg(distinct x.kind) from document x where x.claim_id = k.id), '{}') as shown) s
      where k.withdrawn_at is null and (${rowsFor(actor.ability, 'read', 'Claim', 'k')}) and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})
        ${creditorId ? sql`and k.creditor_id = ${creditorId}` : sql``}
        and exists (select 1 from jsonb_to_recordset(${asRows(rules)}::jsonb) as r(kind text, regimes text[], natures text[], except_of text[], above bigint, shown_by text[])
          where f.regime = any(r.regimes) and (r.natures is null or k.nature = any(r.natures)) and (r.except_of is null or k.nature <> all(r.except_of)) and (r.above is null or k.amount_cents > r.above)
            and not s.shown && r.shown_by)`;

/** The rules as the statement holds them against each claim; what a kind is shown by, it is itself among. */
const asRows = (rules: readonly EvidenceRule[]): string =>
  JSON.stringify(rules.map(({ kind, regimes, natures, except, above, shownBy }) => ({ kind, regimes, natures: natures ?? null, except_of: except ?? null, above: above === undefined ? null : String(above), shown_by: [kind, ...shownBy] })));

function view(row: Row, rules: readonly EvidenceRule[]): MissingEvidence {
  const shown = new Set(row.shown), claim = { regime: row.regime, nature: row.nature, amount: BigInt(row.amount_cents) };
  const lacking = rules.filter((rule) => asksFor(rule, claim) && !shown.has(rule.kind) && !rule.shownBy.some((kind) => shown.has(kind)));
  return Object.assign(new MissingEvidence(), {
    claimId: row.id, caseId: row.case_id, publicReference: row.public_reference, creditorName: row.creditor_name, debtorName: row.debtor_name, reference: row.reference, issuedOn: toDay(row.issued_on), dueOn: toDay(row.due_on), amount: cents(claim.amount),
    lacking: EVIDENCE_KINDS.flatMap((kind) => { const rule = lacking.find((one) => one.kind === kind); return rule ? [Object.assign(new LackingEvidence(), { kind, article: rule.article, confidence: rule.confidence })] : []; }),
  });
}
