import { cents } from '@quittance/law';
import { toDay, toInstant } from '@quittance/platform';
import { toDocument, type PaperRow } from '../papers.ts';
import { BailiffAct } from './act.type.ts';

export interface ActRow {
  id: string; handoff_id: string; kind: string; done_on: string; served: string | null; cost_cents: string; recoverable: boolean; note: string | null; reported_at: string; reported_by_name: string; document: PaperRow | null;
}

export const actView = (row: ActRow): BailiffAct => Object.assign(new BailiffAct(), {
  id: row.id, kind: row.kind, doneOn: toDay(row.done_on), served: row.served, cost: cents(BigInt(row.cost_cents)), recoverable: row.recoverable, note: row.note,
  reportedAt: toInstant(row.reported_at), by: row.reported_by_name, document: row.document && toDocument(row.document),
});
