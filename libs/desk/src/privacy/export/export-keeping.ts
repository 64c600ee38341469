import { Inject, Injectable } from '@nestjs/common';
import { DocumentsService } from '@quittance/documents';
import { AgencyService } from '@quittance/parties';
import { Database, PdfPrinter, type Actor, type Tx } from '@quittance/platform';
import type { SeenRequest } from '../privacy-read.service.ts';

/** Where an answer is printed and kept: internal, its reading written in the trail like that of any document. */
@Injectable()
export class ExportKeeping {
  constructor(@Inject(Database) private readonly database: Database, @Inject(PdfPrinter) private readonly printer: PdfPrinter, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(AgencyService) private readonly agencies: AgencyService) {}

  async agency(agencyId: string) {
    const { name, address, dataEmail, phone } = await this.agencies.facts(this.database, agencyId);
    return { name, dataEmail, phone, address: [address.line1, address.line2, `${address.postalCode} ${address.city}`].filter(Boolean).join(', ') };
  }

  async print(document: string, madeOn: Temporal.PlainDate): Promise<Uint8Array> {
    return (await this.printer.print(document, { madeOn: String(madeOn) })).bytes;
  }

  async keep(tx: Tx, actor: Actor, request: SeenRequest, { paper, file }: { paper: Uint8Array; file: Uint8Array }): Promise<string[]> {
    const of = { agencyId: request.agencyId, creditorId: request.creditorId, caseId: request.caseId, kind: 'privacy_export' as const, origin: 'privacy', internal: true, factKind: 'privacy_request', factId: request.id, createdBy: actor.id };
    const name = `Données détenues, demande ${request.number}`;
    const kept = [await this.documents.keep(tx, { ...of, name: `${name}.pdf`, mediaType: 'application/pdf', bytes: paper }), await this.documents.keep(tx, { ...of, name: `${name}.json`, mediaType: 'application/json', bytes: file })];
    return kept.map(({ id }) => id);
  }
}
