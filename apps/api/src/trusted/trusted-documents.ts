/**
 * The operations that the door answers. The portal's own are known by their hash when it is built; where the door is closed, any other text is
 * answered only to the holder of an API token. Nothing here parses: what is not ours is turned away before it costs anything.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export interface TrustedDocuments {
  /** Free text is answered to whoever is signed in, for tools that look at the schema while the product is being written; never in production. */
  readonly open: boolean;
  readonly byHash: ReadonlyMap<string, string>;
}

/** As codegen names a document. */
const hashOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

export function trustedDocuments(texts: Readonly<Record<string, string>>, open = false): TrustedDocuments {
  const byHash = new Map(Object.entries(texts));
  for (const [hash, text] of byHash) if (hashOf(text) !== hash) throw new Error(`trusted documents: the text under ${hash} is another`);
  return { open, byHash };
}

/** Those of a built portal. One that was built without them is no portal of this door. */
export const documentsOf = (portal: string, open: boolean): TrustedDocuments =>
  trustedDocuments(JSON.parse(fs.readFileSync(path.join(portal, 'trusted-documents.json'), 'utf8')) as Record<string, string>, open);

interface Body { query?: unknown; operationName?: unknown; variables?: unknown; extensions?: { persistedQuery?: { sha256Hash?: unknown } } | null }
export type Answerable = { body: { query: string; operationName?: unknown; variables?: unknown } } | { refused: 'UNTRUSTED_DOCUMENT' | 'BAD_REQUEST'; message: string };

/** What is asked, as text that may be answered; trusted callers (an API token) bring their own. */
export function answerable(documents: TrustedDocuments, sent: unknown, free: boolean): Answerable {
  if (sent === null || typeof sent !== 'object' || Array.isArray(sent)) return { refused: 'BAD_REQUEST', message: 'One operation at a time, as JSON.' };
  const { query, extensions, operationName, variables } = sent as Body;
  const rest = { ...(operationName === undefined ? {} : { operationName }), ...(variables === undefined ? {} : { variables }) };
  if (typeof query === 'string') {
    if (free || documents.open || documents.byHash.has(hashOf(query))) return { body: { query, ...rest } };
  } else {
    const hash = extensions?.persistedQuery?.sha256Hash, text = typeof hash === 'string' ? documents.byHash.get(hash) : undefined;
    if (text !== undefined) return { body: { query: text, ...rest } };
  }
  return { refused: 'UNTRUSTED_DOCUMENT', message: 'This operation is none of the portal’s own. Others are answered to the holder of an API token.' };
}
