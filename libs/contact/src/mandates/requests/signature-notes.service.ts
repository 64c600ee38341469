import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, sql, type Tx } from '@quittance/platform';
import type { RequestRow } from './signature-requests.service.ts';

export interface SignatureNote { kind: string; by?: string | null; facts?: Record<string, unknown>; ip?: string | undefined; userAgent?: string | undefined }
/** Where somebody acts from. */
export interface From { ip?: string | undefined; userAgent?: string | undefined }

const LONGEST_AGENT = 300;

/** What happens to a request, line by line: the evidence is made of these. */
@Injectable()
export class SignatureNotesService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** In the transaction in which it happened; all who follow the creditor hear that something did. */
  async write(tx: Tx, row: Pick<RequestRow, 'id' | 'agency_id' | 'creditor_id'>, { kind, by = null, facts = {}, ip, userAgent }: SignatureNote): Promise<void> {
    await tx.rows(sql`insert into signature_event (id, request_id, agency_id, creditor_id, at, kind, facts, by_name, ip, user_agent)
      values (${newId()}, ${row.id}, ${row.agency_id}, ${row.creditor_id}, ${this.clock.now()}, ${kind}, ${JSON.stringify(facts)}::jsonb, ${by}, ${ip ?? null}, ${userAgent?.slice(0, LONGEST_AGENT) ?? null})`);
    await tx.emit('SignatureMoved', { signatureRequestId: row.id, creditorId: row.creditor_id }, { agencyId: row.agency_id, creditorId: row.creditor_id });
  }
}
