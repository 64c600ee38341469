import { Inject, Injectable } from '@nestjs/common';
import { DocumentsService } from '@quittance/documents';
import { AuditService } from '@quittance/identity';
import { mandateTermsFromJson, MandatesService, type MandateTermsJson } from '@quittance/parties';
import { Blobs, Clock, newId, Refused, sha256, sql, toInstant, type Tx } from '@quittance/platform';
import { WORTH } from '../paper/parts.ts';
import type { PowerTerms } from '../paper/power-paper.ts';
import type { From } from '../requests/signature-notes.service.ts';
import { evidenceBytes, type Evidence, type EvidenceStep } from './evidence.ts';
import { SigningHouse } from './signing-house.ts';
import type { Opened } from './signing-links.service.ts';
import type { Proof } from './signing-codes.service.ts';

export interface SignedBy { name: string; capacity: string; consents: string[]; proof: Proof; locale: string; from: From }
interface EventRow { at: string; kind: string; by_name: string | null; ip: string | null; user_agent: string | null; facts: Record<string, unknown> }

/** What follows at once from a signature, in its transaction: the mandate or the power stands, the evidence is sealed. */
@Injectable()
export class SignedService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(SigningHouse) private readonly house: SigningHouse, @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(AuditService) private readonly audit: AuditService, @Inject(Blobs) private readonly blobs: Blobs,
  ) {}

  async keep(tx: Tx, row: Opened, by: SignedBy): Promise<void> {
    const now = this.clock.now(), bytes = await this.blobs.read(row.document_sha256!);
    await this.house.notes.write(tx, row, { kind: 'signed', by: by.name, facts: { capacity: by.capacity, consents: by.consents, channel: by.proof.channel, documentSha256: row.document_sha256 }, ...by.from });
    const mandateId = row.kind === 'mandate' ? await this.#mandate(tx, row, bytes) : null;
    const powerId = row.kind === 'power_of_attorney' ? await this.#power(tx, row, by, bytes, now) : null;
    await tx.rows(sql`update signature_request set state = 'signed', decided_at = ${now}, signed_mandate_id = ${mandateId} where id = ${row.id}`);
    const evidence = evidenceBytes(await this.#evidence(tx, row, by, now, { mandateId, powerId }, bytes.length)), evidenceSha256 = sha256(evidence);
    await this.documents.keep(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, mandateId: mandateId ?? row.mandate_id, kind: 'signature_evidence', name: `Dossier de preuve ${row.reference}.json`, mediaType: 'application/json', bytes: evidence, origin: 'signature', internal: false, factKind: 'signature_request', factId: row.id });
    // Both hashes stand in the chain: neither the paper nor its evidence can be made again afterwards.
    await this.audit.record(tx, null, { agencyId: row.agency_id, action: 'signDocument', subject: 'Mandate', subjectId: row.id, caseId: row.case_id, outcome: 'done', facts: { reference: row.reference, documentSha256: row.document_sha256, evidenceSha256, channel: by.proof.channel, mandateId, powerId, name: by.name } });
    const scope = { agencyId: row.agency_id, creditorId: row.creditor_id };
    if (mandateId) await tx.emit('MandateSigned', { mandateId, signatureRequestId: row.id, creditorId: row.creditor_id }, scope);
    else await tx.emit('PowerOfAttorneySigned', { mandateId: row.mandate_id!, signatureRequestId: row.id, creditorId: row.creditor_id }, scope);
  }

  async #mandate(tx: Tx, row: Opened, bytes: Buffer): Promise<string> {
    const { terms, fees } = mandateTermsFromJson(row.terms as MandateTermsJson);
    if (!(await this.mandates.referenceIsFree(tx, row.creditor_id, terms.reference))) throw new Refused('reference_taken', { facts: { reference: terms.reference } });
    return this.mandates.writeSigned(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, terms, fees, signedOn: this.clock.today(), by: { id: row.proposed_by, name: row.proposed_by_name }, paper: { name: `Mandat ${row.reference}.pdf`, bytes } });
  }

  async #power(tx: Tx, row: Opened, by: SignedBy, bytes: Buffer, now: Temporal.Instant): Promise<string> {
    const id = newId(), { acts, court, representativeName, representativeTitle, from, until } = row.terms as PowerTerms;
    const paper = await this.documents.keep(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, mandateId: row.mandate_id, caseId: row.case_id, kind: 'power_of_attorney', name: `Pouvoir spécial ${row.reference}.pdf`, mediaType: 'application/pdf', bytes, origin: 'signature', internal: false, factKind: 'power_of_attorney', factId: id });
    await tx.rows(sql`insert into power_of_attorney (id, agency_id, creditor_id, mandate_id, case_id, request_id, reference, acts, court, representative_name, representative_title, from_on, until_on, document_id, signed_at, signed_by_name)
      values (${id}, ${row.agency_id}, ${row.creditor_id}, ${row.mandate_id}, ${row.case_id}, ${row.id}, ${row.reference}, ${`{${acts.join(',')}}`}::text[], ${court}, ${representativeName}, ${representativeTitle}, ${from}::date, ${until}::date, ${paper.id}, ${now}, ${by.name})`);
    return id;
  }

  async #evidence(tx: Tx, row: Opened, { name, capacity, consents, proof, locale, from }: SignedBy, now: Temporal.Instant, result: Evidence['result'], size: number): Promise<Evidence> {
    const agency = await this.house.agencies.facts(tx, row.agency_id), creditor = await this.house.creditors.facts(tx, row.creditor_id);
    const events = await tx.rows<EventRow>(sql`select e.at, e.kind, e.by_name, e.ip, e.user_agent, e.facts from signature_event e where e.request_id = ${row.id} order by e.at, e.id`);
    return {
      format: 'quittance-signature-evidence', version: 1,
      request: { id: row.id, kind: row.kind, reference: row.reference, proposedAt: String(toInstant(row.proposed_at)), proposedBy: row.proposed_by_name, expiresAt: String(toInstant(row.expires_at)) },
      document: { id: row.document_id!, name: `${row.kind === 'mandate' ? 'Mandat' : 'Pouvoir spécial'} ${row.reference}.pdf`, sha256: row.document_sha256!, size },
      agency: { id: agency.id, name: agency.name, siren: agency.siren }, creditor: { id: creditor.id, name: creditor.name, siren: creditor.siren },
      signatory: { name, capacity, proposedCapacity: row.signatory_capacity, email: row.signatory_email },
      proof: { channel: proof.channel, sentTo: proof.sentTo, codeSentAt: String(proof.sentAt), through: row.through, linkMadeAt: String(toInstant(row.link_made_at)), userId: row.user_id },
      signature: { at: String(now), ip: from.ip ?? null, userAgent: from.userAgent ?? null, locale, consents },
      level: { name: 'simple', law: ['C. civ. 1366', 'C. civ. 1367', 'eIDAS (UE) 910/2014, art. 3, 10° et 25, § 1'], words: WORTH },
      result, steps: events.map(stepOf),
    };
  }
}

export const stepOf = ({ at, kind, by_name, ip, user_agent, facts }: EventRow): EvidenceStep => ({ at: String(toInstant(at)), kind, by: by_name, ip, userAgent: user_agent, facts });
