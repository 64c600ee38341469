import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { DocumentsService, type Document } from '@quittance/documents';
import { Clock, Database, isId, page, pageSize, sql, toCursor, toDay, toDayOrNull, toInstant, toInstantOrNull, type Actor, type Tx } from '@quittance/platform';
import { timeCursor } from '../../time-cursor.ts';
import { PowerOfAttorney, SignatureEvent, SignatureRequest, SignatureRequestPage } from './signature-request.type.ts';

export interface RequestRow {
  id: string; agency_id: string; creditor_id: string; kind: 'mandate' | 'power_of_attorney'; reference: string; terms: unknown; mandate_id: string | null; case_id: string | null;
  signatory_name: string; signatory_capacity: string; signatory_email: string; signatory_phone: string | null; locale: 'fr' | 'en';
  proposed_at: string; proposed_by: string; proposed_by_name: string; expires_at: string; state: string; document_id: string | null; document_sha256: string | null; decided_at: string | null; reason: string | null; signed_mandate_id: string | null; input_hash: string;
}
export const REQUEST = sql`r.id, r.agency_id, r.creditor_id, r.kind, r.reference, r.terms, r.mandate_id, r.case_id, r.signatory_name, r.signatory_capacity, r.signatory_email, r.signatory_phone, r.locale,
  r.proposed_at, r.proposed_by, r.proposed_by_name, r.expires_at, r.state, r.document_id, r.document_sha256, r.decided_at, r.reason, r.signed_mandate_id, r.input_hash`;

interface PowerRow { id: string; mandate_id: string; case_id: string | null; reference: string; acts: string[]; court: string | null; representative_name: string; representative_title: string; from_on: string; until_on: string | null; ended_on: string | null; document_id: string; signed_at: string; signed_by_name: string }

/** Where a request stands now: what waited too long is over, whether or not somebody has written it down yet. */
export const standingOf = (row: Pick<RequestRow, 'state' | 'expires_at'>, now: Temporal.Instant): string =>
  ((row.state === 'waiting' || row.state === 'preparing') && Temporal.Instant.compare(toInstant(row.expires_at), now) <= 0 ? 'expired' : row.state);

/** What was proposed for signature, for those of the agency and of the creditor whom it concerns. */
@Injectable()
export class SignatureRequestsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documentsOf: DocumentsService) {}

  async page(actor: Actor, { creditorId, open, first, after }: { creditorId?: string | null | undefined; open?: boolean | null | undefined; first?: number | null | undefined; after?: string | null | undefined }): Promise<SignatureRequestPage> {
    const size = pageSize(first, 20), [at, id] = timeCursor(after) ?? [];
    const ofOne = creditorId ? (isId(creditorId) ? sql`and r.creditor_id = ${creditorId}` : sql`and false`) : sql``, waiting = open ? sql`and r.state in ('preparing', 'waiting') and r.expires_at > ${this.clock.now()}` : sql``;
    const rows = await this.database.rows<RequestRow>(sql`select ${REQUEST} from signature_request r where (${rowsFor(actor.ability, 'read', 'Mandate', 'r')}) ${ofOne} ${waiting}
      ${at ? sql`and (r.proposed_at, r.id) < (${at}::timestamptz, ${id}::uuid)` : sql``} order by r.proposed_at desc, r.id desc limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(row.proposed_at, row.id));
    return Object.assign(new SignatureRequestPage(), { next: cut.next, rows: cut.rows.map((row) => this.view(actor, row)) });
  }

  async one(actor: Actor, id: string, reader: Tx | Database = this.database): Promise<SignatureRequest | null> {
    const row = isId(id) ? await reader.first<RequestRow>(sql`select ${REQUEST} from signature_request r where r.id = ${id} and (${rowsFor(actor.ability, 'read', 'Mandate', 'r')})`) : undefined;
    return row ? this.view(actor, row) : null;
  }

  view(actor: Actor, row: RequestRow): SignatureRequest {
    const state = standingOf(row, this.clock.now());
    return Object.assign(new SignatureRequest(), {
      id: row.id, creditorId: row.creditor_id, kind: row.kind, reference: row.reference, state, signatoryName: row.signatory_name, signatoryCapacity: row.signatory_capacity, signatoryEmail: row.signatory_email,
      proposedAt: toInstant(row.proposed_at), proposedBy: row.proposed_by_name, expiresAt: toInstant(row.expires_at), decidedAt: toInstantOrNull(row.decided_at), reason: row.reason, mandateId: row.mandate_id, caseId: row.case_id, signedMandateId: row.signed_mandate_id,
      mine: state === 'waiting' && isAddressedTo(actor, row),
    });
  }

  documents(actor: Actor, id: string): Promise<Document[]> { return this.documentsOf.ofFact(actor, id); }

  async events(actor: Actor, id: string): Promise<SignatureEvent[]> {
    const rows = await this.database.rows<{ id: string; kind: string; at: string; by_name: string | null; facts: { channel?: string; cause?: string } }>(sql`
      select e.id, e.kind, e.at, e.by_name, e.facts from signature_event e join signature_request r on r.id = e.request_id where e.request_id = ${id} and (${rowsFor(actor.ability, 'read', 'Mandate', 'r')}) order by e.at, e.id limit 200`);
    return rows.map(({ id: eventId, kind, at, by_name, facts }) => Object.assign(new SignatureEvent(), { id: eventId, kind, at: toInstant(at), by: by_name, detail: facts.channel ?? facts.cause ?? null }));
  }

  /** Of a creditor, or that serve one case, the latest first. */
  async powers(actor: Actor, { creditorId, caseId }: { creditorId?: string | null | undefined; caseId?: string | null | undefined }): Promise<PowerOfAttorney[]> {
    if (caseId ? !isId(caseId) : !creditorId || !isId(creditorId)) return [];
    const which = caseId ? sql`exists (select 1 from case_file f where f.id = ${caseId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')}) and f.mandate_id = w.mandate_id and (w.case_id is null or w.case_id = f.id))` : sql`w.creditor_id = ${creditorId}`;
    const rows = await this.database.rows<PowerRow>(sql`select w.id, w.mandate_id, w.case_id, w.reference, w.acts, w.court, w.representative_name, w.representative_title, w.from_on, w.until_on, least(w.ended_on, m.ended_on, m.in_force_to + 1) as ended_on, w.document_id, w.signed_at, w.signed_by_name
      from power_of_attorney w join mandate m on m.id = w.mandate_id where (${which}) and (${rowsFor(actor.ability, 'read', 'Mandate', 'w')}) order by w.signed_at desc, w.id desc limit 100`);
    const today = this.clock.today(), after = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;
    return rows.map((row) => {
      const from = toDay(row.from_on), until = toDayOrNull(row.until_on), ended = toDayOrNull(row.ended_on);
      const state = (ended && !after(ended, today)) || (until && after(today, until)) ? 'ended' : after(from, today) ? 'not_yet' : 'in_force';
      return Object.assign(new PowerOfAttorney(), { id: row.id, mandateId: row.mandate_id, caseId: row.case_id, reference: row.reference, acts: row.acts, court: row.court, representativeName: row.representative_name, representativeTitle: row.representative_title, from, until, state, signedBy: row.signed_by_name, signedAt: toInstant(row.signed_at), documentId: row.document_id });
    });
  }
}

/** The one who is to sign is known by his address: only he signs, whoever else may read it. */
export const isAddressedTo = (actor: Pick<Actor, 'email' | 'ability'>, row: Pick<RequestRow, 'signatory_email'>): boolean => actor.ability.can('sign', 'Mandate') && actor.email.toLowerCase() === row.signatory_email.toLowerCase();
