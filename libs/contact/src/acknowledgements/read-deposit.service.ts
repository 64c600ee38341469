import { Inject, Injectable } from '@nestjs/common';
import { formatSiren } from '@quittance/law';
import { AgencyService, CreditorsService, MandatesService, type PostalAddress } from '@quittance/parties';
import { Clock, Database, sha256, sql, toInstant, type Sql } from '@quittance/platform';
import { MOST_CLAIMS, MOST_FILES, MOST_NOT_TAKEN, type AcknowledgedCase, type AcknowledgedFile, type AcknowledgementFigures, type Annex, type NotTaken } from './figures.ts';
import { tableHead, tableLine } from './table-file.ts';

interface DepositRow { id: string; agency_id: string; creditor_id: string; mandate_id: string; placed_at: string; by: string; case_count: string | number; claim_count: string | number; total_cents: string; not_taken: string; opened: string; run_open: boolean | null; run_faults: string | number | null; report_name: string | null; report_sha256: string | null }
interface ClaimRow { case_id: string; case_reference: string; debtor: string; siren: string | null; opened: boolean; reference: string; issued_on: string; due_on: string; amount: string; basis: string | null; position: string | number }
export interface AnnexFile extends Annex { bytes: Buffer }
export interface ReadDeposit { figures: AcknowledgementFigures; annexes: AnnexFile[] }
export interface Acknowledged { number: string; depositId: string; issuedOn: Temporal.PlainDate }

/** Claims asked for at once, on the index of their deposit: a hundred thousand never stand in memory as rows. What was not taken stands in one row and is cut from it in few pieces. */
const CLAIMS_AT_ONCE = 250, FAULTS_AT_ONCE = 20_000;

/** Reads what was handed over from the rows of the deposit, its cases and its claims; what paper has no room for becomes tables. */
@Injectable()
export class ReadDepositService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AgencyService) private readonly agencies: AgencyService,
    @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(MandatesService) private readonly mandates: MandatesService,
  ) {}

  async read({ number, depositId, issuedOn }: Acknowledged): Promise<ReadDeposit> {
    const row = (await this.database.first<DepositRow>(sql`
      select d.id, d.agency_id, d.creditor_id, d.mandate_id, d.placed_at, u.name as by, d.case_count, d.claim_count, d.total_cents, jsonb_array_length(d.faults) as not_taken, r.ended_at is null and r.id is not null as run_open, x.name as report_name, x.sha256 as report_sha256,
        (select sum((f->>'faults')::integer) from jsonb_array_elements(r.preview->'files') f) as run_faults,
        (select count(*) from case_file f where f.deposit_id = d.id) as opened
      from deposit d join app_user u on u.id = d.placed_by
        left join deposit_run r on r.creditor_id = d.creditor_id and r.idempotency_key = d.idempotency_key and not r.dry_run left join document x on x.id = r.report_id
      where d.id = ${depositId}`))!;
    // A large deposit says all that it left out in a report of its own, a moment after it is confirmed: until then the job tries again.
    if (row.run_open) throw new Error('the run of this deposit is not over yet');
    const [agency, creditor, mandate] = [await this.agencies.facts(this.database, row.agency_id), await this.creditors.facts(this.database, row.creditor_id), await this.mandates.facts(this.database, row.mandate_id)];
    const placedAt = toInstant(row.placed_at).toZonedDateTimeISO('Europe/Paris');
    const claimCount = Number(row.claim_count), notTakenCount = Math.max(Number(row.not_taken), Number(row.run_faults ?? 0)), opened = Number(row.opened);
    const cases = byCase(await this.#claims(row, undefined, MOST_CLAIMS)), shownClaims = cases.reduce((n, { claims }) => n + claims.length, 0);
    const annex = claimCount > shownClaims ? await this.#annex(row, number) : null;
    const kept = row.report_name && row.report_sha256 ? { name: row.report_name, lines: notTakenCount, sha256: row.report_sha256 } : null;
    const made = notTakenCount > MOST_NOT_TAKEN && !kept ? await this.#report(row, number) : null;
    return {
      annexes: [annex, made].filter((one) => one !== null),
      figures: {
        number, issuedOn: String(issuedOn),
        agency: {
          name: agency.name, legalForm: agency.legalForm, capital: agency.shareCapital === null ? null : String(agency.shareCapital), address: linesOf(agency.address).join(', '), city: agency.address.city,
          registration: `SIREN ${formatSiren(agency.siren)}`, phone: agency.phone, email: agency.email, dataEmail: agency.dataEmail, account: agency.segregatedAccount.name,
          insurance: agency.insurance && { insurer: agency.insurance.insurer, policy: agency.insurance.policy, until: String(agency.insurance.until) },
          declaration: agency.declaration && { on: String(agency.declaration.on), court: agency.declaration.court },
        },
        creditor: { name: creditor.name, addressee: [[creditor.name, creditor.legalForm].filter(Boolean).join(' '), ...linesOf(creditor.address)] },
        deposit: {
          by: row.by, on: String(placedAt.toPlainDate()), at: `${placedAt.hour} h ${String(placedAt.minute).padStart(2, '0')}`, fileCount: await this.#fileCount(row.id),
          caseCount: Number(row.case_count), opened, joined: Number(row.case_count) - opened, claimCount, total: row.total_cents,
        },
        mandate: { reference: mandate.reference, signedOn: String(mandate.signedOn), basisClause: mandate.basisClause },
        files: await this.#files(row.id), cases, shownClaims, annex: annex && told(annex), notTaken: await this.#notTaken(row.id, 0, MOST_NOT_TAKEN), notTakenCount, report: kept ?? (made && told(made)),
      },
    };
  }

  /** What the deposit brought, case by case in the order in which they were opened: those that it added to first. */
  #claims({ id, creditor_id: creditorId }: DepositRow, after: ClaimRow | undefined, most: number): Promise<ClaimRow[]> {
    const further: Sql = after ? sql`and (k.case_id, k.position) > (${after.case_id}::uuid, ${Number(after.position)}::integer)` : sql``;
    return this.database.rows<ClaimRow>(sql`
      select k.case_id, f.public_reference as case_reference, b.name as debtor, b.siren, (f.deposit_id is not distinct from ${id}::uuid) as opened, k.reference, k.issued_on::text, k.due_on::text, k.amount_cents::text as amount, k.basis, k.position
      from claim k join case_file f on f.id = k.case_id join debtor b on b.id = f.debtor_id
      where k.deposit_id = ${id} and k.creditor_id = ${creditorId} ${further} order by k.case_id, k.position limit ${most}`);
  }

  async #annex(row: DepositRow, number: string): Promise<AnnexFile> {
    const parts = [Buffer.from(tableHead(['Dossier', 'Débiteur', 'SIREN', 'Dossier ouvert par ce dépôt', 'Créance', 'Émise', 'Échue', 'Fondement', 'Montant (EUR)']))];
    let lines = 0;
    for (let last: ClaimRow | undefined, more = true; more;) {
      const claims = await this.#claims(row, last, CLAIMS_AT_ONCE);
      parts.push(Buffer.from(claims.map((k) => tableLine([k.case_reference, k.debtor, k.siren, k.opened ? 'oui' : 'non', k.reference, k.issued_on, k.due_on, k.basis ?? 'facture', decimal(k.amount)])).join('')));
      lines += claims.length;
      last = claims.at(-1);
      more = claims.length === CLAIMS_AT_ONCE;
    }
    return file(`Annexe ${number}.csv`, lines, parts);
  }

  async #report(row: DepositRow, number: string): Promise<AnnexFile> {
    const parts = [Buffer.from(tableHead(['Fichier', 'Ligne', 'Code', 'Motif']))];
    let lines = 0;
    for (let more = true; more;) {
      const found = await this.#notTaken(row.id, lines, FAULTS_AT_ONCE);
      parts.push(Buffer.from(found.map(({ file: name, line, code, message }) => tableLine([name, line, code, message])).join('')));
      lines += found.length;
      more = found.length === FAULTS_AT_ONCE;
    }
    return file(`Non repris ${number}.csv`, lines, parts);
  }

  /** They stand in the row of the deposit, in the order of its files. */
  #notTaken(depositId: string, from: number, most: number): Promise<NotTaken[]> {
    return this.database.rows<NotTaken>(sql`select e.fault->>'file' as file, (e.fault->>'line')::integer as line, e.fault->>'code' as code, e.fault->>'message' as message
      from deposit d cross join lateral jsonb_array_elements(d.faults) with ordinality as e(fault, n) where d.id = ${depositId} and e.n > ${from} order by e.n limit ${most}`)
      .then((rows) => rows.map((one) => ({ ...one, line: one.line === null ? null : Number(one.line) })));
  }

  async #files(depositId: string): Promise<AcknowledgedFile[]> {
    const rows = await this.database.rows<{ name: string; size: string; sha256: string }>(sql`select name, size, sha256 from document where deposit_id = ${depositId} and kind = 'deposit_file' order by created_at, id limit ${MOST_FILES}`);
    return rows.map(({ size, ...rest }) => ({ ...rest, size: Number(size) }));
  }

  async #fileCount(depositId: string): Promise<number> {
    return Number((await this.database.first<{ n: string }>(sql`select count(*) as n from document where deposit_id = ${depositId} and kind = 'deposit_file'`))!.n);
  }

  /** The day on which it is issued. */
  today(): Temporal.PlainDate {
    return this.clock.today();
  }
}

function byCase(rows: readonly ClaimRow[]): AcknowledgedCase[] {
  const cases = new Map<string, AcknowledgedCase>();
  for (const { case_reference: reference, debtor, opened, reference: claim, issued_on: issuedOn, due_on: dueOn, amount, basis } of rows) {
    const one = cases.get(reference) ?? { reference, debtor, opened, claims: [] };
    cases.set(reference, one);
    one.claims.push({ reference: claim, issuedOn: issuedOn.slice(0, 10), dueOn: dueOn.slice(0, 10), amount, basis });
  }
  return [...cases.values()];
}

const file = (name: string, lines: number, parts: readonly Buffer[]): AnnexFile => {
  const bytes = Buffer.concat(parts);
  return { name, lines, bytes, sha256: sha256(bytes) };
};
const told = ({ name, lines, sha256: hash }: AnnexFile): Annex => ({ name, lines, sha256: hash });
/** "1200.00" as a spreadsheet that counts in French reads it: "1200,00". */
const decimal = (cents: string): string => { const padded = cents.padStart(3, '0'); return `${padded.slice(0, -2)},${padded.slice(-2)}`; };
const linesOf = ({ line1, line2, postalCode, city, country }: PostalAddress): string[] => [line1, line2 ?? '', `${postalCode} ${city}`, country === 'FR' ? '' : country].map((line) => line.trim()).filter(Boolean);
