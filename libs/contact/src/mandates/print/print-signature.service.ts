import { Inject, Injectable, Logger } from '@nestjs/common';
import { DocumentsService } from '@quittance/documents';
import { mandateTermsFromJson, type MandateTermsJson } from '@quittance/parties';
import { Blobs, Database, Jobs, Mailer, OnEvent, OnJob, PdfPrinter, sha256, sql, toInstant, type Happened, type Tx } from '@quittance/platform';
import { paperToPrint, type Paper } from '@quittance/platform/paper';
import { evidencePaper } from '../paper/evidence-paper.ts';
import { mandatePaper } from '../paper/mandate-paper.ts';
import { powerPaper, type PowerTerms } from '../paper/power-paper.ts';
import { REQUEST, type RequestRow } from '../requests/signature-requests.service.ts';
import type { Evidence } from '../signing/evidence.ts';
import { SigningHouse } from '../signing/signing-house.ts';
import { signedMessage } from '../signing/signing-messages.ts';

const PDF = 'application/pdf';

/** Prints what is to be signed, and sends its link; once signed, prints its file of evidence, and sends both. Each once, however often the job runs. */
@Injectable()
export class PrintSignatureService {
  readonly #log = new Logger('signatures');

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Jobs) private readonly jobs: Jobs, @Inject(PdfPrinter) private readonly printer: PdfPrinter, @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(Blobs) private readonly blobs: Blobs, @Inject(Mailer) private readonly mailer: Mailer, @Inject(SigningHouse) private readonly house: SigningHouse,
  ) {}

  @OnEvent('MandateProposed')
  async printWhenProposed(_tx: Tx, { ids }: Happened): Promise<void> {
    await this.jobs.send('print-signature', { requestId: ids.signatureRequestId! }, `propose ${ids.signatureRequestId!}`);
  }

  @OnEvent('MandateSigned')
  async proveWhenMandateSigned(_tx: Tx, { ids }: Happened): Promise<void> {
    await this.jobs.send('print-signature', { requestId: ids.signatureRequestId! }, `prove ${ids.signatureRequestId!}`);
  }

  @OnEvent('PowerOfAttorneySigned')
  async proveWhenPowerSigned(_tx: Tx, { ids }: Happened): Promise<void> {
    await this.jobs.send('print-signature', { requestId: ids.signatureRequestId! }, `prove ${ids.signatureRequestId!}`);
  }

  /** Whatever of a request lacks its paper by now. */
  @OnJob('print-signature')
  async print({ requestId }: Record<string, string>): Promise<void> {
    const row = await this.#row(this.database, requestId!);
    if (!row) return;
    try {
      if (row.state === 'preparing') await this.#propose(row);
      if (row.state === 'signed') await this.#prove(row);
    } catch (e) {
      this.#log.error(`${row.reference}: ${(e as Error).message}`);
      throw e;
    }
  }

  /** What waits for a printer that was not there: sent again at each start of a worker, and each night. */
  async printWaiting(): Promise<void> {
    const waiting = await this.database.rows<{ id: string }>(sql`select r.id from signature_request r where (r.state = 'preparing' or (r.state = 'signed' and not exists (select 1 from signature_event e where e.request_id = r.id and e.kind = 'proved'))) order by r.proposed_at limit 500`);
    for (const { id } of waiting) await this.jobs.send('print-signature', { requestId: id }, `again ${id}`);
  }

  async #propose(row: RequestRow): Promise<void> {
    const { bytes } = await this.#printed(await this.#paperOf(row), row.proposed_at);
    await this.database.transact(async (tx) => {
      const now = (await this.#row(tx, row.id, true))!;
      if (now.state !== 'preparing') return;
      const name = `${row.kind === 'mandate' ? 'Mandat' : 'Pouvoir spécial'} ${row.reference} (à signer).pdf`;
      const kept = await this.documents.keep(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, caseId: row.case_id, kind: 'signature_paper', name, mediaType: PDF, bytes, origin: 'signature', internal: false, createdBy: row.proposed_by, factKind: 'signature_request', factId: row.id });
      await tx.rows(sql`update signature_request set state = 'waiting', document_id = ${kept.id}, document_sha256 = ${kept.sha256}, sent_at = ${this.house.clock.now()} where id = ${row.id}`);
      await this.house.links.send(tx, { ...now, state: 'waiting', document_id: kept.id, document_sha256: kept.sha256 });
    });
  }

  async #paperOf(row: RequestRow): Promise<Paper> {
    const { agencies, creditors } = this.house;
    const agency = await agencies.facts(this.database, row.agency_id), creditor = await creditors.facts(this.database, row.creditor_id);
    const signed = {
      agency, creditor, signatory: { name: row.signatory_name, capacity: row.signatory_capacity, email: row.signatory_email }, reference: row.reference, requestId: row.id,
      proposedOn: toInstant(row.proposed_at).toZonedDateTimeISO('Europe/Paris').toPlainDate(), proposedBy: row.proposed_by_name,
    };
    if (row.kind === 'mandate') return mandatePaper({ ...signed, ...mandateTermsFromJson(row.terms as MandateTermsJson) });
    const [under] = await this.database.rows<{ reference: string }>(sql`select m.reference from mandate m where m.id = ${row.mandate_id}`);
    const [file] = row.case_id ? await this.database.rows<{ public_reference: string; debtor: string }>(sql`select f.public_reference, d.name as debtor from case_file f join debtor d on d.id = f.debtor_id where f.id = ${row.case_id}`) : [];
    return powerPaper({ ...signed, terms: row.terms as PowerTerms, mandateReference: under!.reference, of: file ? { publicReference: file.public_reference, debtor: file.debtor } : null });
  }

  async #prove(row: RequestRow): Promise<void> {
    const kept = await this.database.rows<{ id: string; sha256: string; media_type: string; kind: string }>(sql`select d.id, d.sha256, d.media_type, d.kind from document d where d.fact_id = ${row.id} and d.kind = 'signature_evidence'`);
    const json = kept.find(({ media_type }) => media_type === 'application/json');
    if (!json || kept.some(({ media_type }) => media_type === PDF)) return;
    const bytes = await this.blobs.read(json.sha256);
    if (sha256(bytes) !== json.sha256) throw new Error('The evidence is not what it was');
    const evidence = JSON.parse(bytes.toString('utf8')) as Evidence;
    const { bytes: pdf } = await this.#printed(evidencePaper(evidence, json.sha256), evidence.signature.at);
    await this.database.transact(async (tx) => {
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`prove ${row.id}`}, 0))`);
      if (await tx.first(sql`select 1 as one from signature_event where request_id = ${row.id} and kind = 'proved'`)) return;
      const proof = await this.documents.keep(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, mandateId: row.signed_mandate_id ?? row.mandate_id, kind: 'signature_evidence', name: `Dossier de preuve ${row.reference}.pdf`, mediaType: PDF, bytes: pdf, origin: 'signature', internal: false, factKind: 'signature_request', factId: row.id });
      await this.house.notes.write(tx, row, { kind: 'proved', facts: { sha256: proof.sha256 } });
      const { name, phone, email } = await this.house.agencies.facts(tx, row.agency_id);
      await this.mailer.send(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, channel: 'email', purpose: 'signature_done', recipient: row.signatory_email, ...signedMessage(row.locale, { name: row.signatory_name, kind: row.kind, reference: row.reference, agency: { name, phone, email } }), documentIds: [row.document_id!, proof.id] });
    });
  }

  async #printed(paper: Paper, madeAt: string) {
    return this.printer.print(await paperToPrint(paper), { madeOn: toInstant(madeAt).toZonedDateTimeISO('Europe/Paris').toPlainDate().toString() });
  }

  async #row(reader: Tx | Database, id: string, lock = false): Promise<RequestRow | undefined> {
    const [row] = await reader.rows<RequestRow>(sql`select ${REQUEST} from signature_request r where r.id = ${id} ${lock ? sql`for update` : sql``}`);
    return row;
  }
}
