import { Document, type DocumentKind } from '@quittance/documents';
import { sql, toInstant, type Sql } from '@quittance/platform';

export interface PaperRow { id: string; kind: DocumentKind; name: string; mediaType: string; size: number; sha256: string; createdAt: string }

/** A document as a column of the row that it belongs to, read with it: whoever may see the fact may see its paper. `id` is a column of the statement around. */
export const paperOf = (id: string): Sql => {
  const column: Sql = { text: id, params: [] };
  return sql`(select jsonb_build_object('id', d.id, 'kind', d.kind, 'name', d.name, 'mediaType', d.media_type, 'size', d.size, 'sha256', d.sha256, 'createdAt', d.created_at) from document d where d.id = ${column})`;
};

export const toDocument = (row: PaperRow): Document => Object.assign(new Document(), { ...row, createdAt: toInstant(row.createdAt) });
