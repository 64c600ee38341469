import type { ContestWishes, PageRefusal, SentEvidence } from '@quittance/desk';
import type { DoorRequest } from '@quittance/platform';
import { field, fields, type Form } from './debtor-door.ts';

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 10;
const MEGABYTES = String(MOST_BYTES / (1024 * 1024));

export interface ContestForm { wishes: ContestWishes; files: SentEvidence[]; refusal: PageRefusal | null }

/** What was sent, with its files; how many and of what kind they may be is asked by those who keep them. */
export async function contestForm(request: DoorRequest): Promise<ContestForm> {
  if (!request.isMultipart()) return { wishes: wishesOf(request.body as Form), files: [], refusal: null };
  const form: Record<string, string[]> = Object.create(null) as Record<string, string[]>, files: SentEvidence[] = [];
  let refusal: PageRefusal | null = null;
  try {
    // One byte too many is enough to know; what is cut is not kept.
    for await (const part of request.parts({ limits: { fileSize: MOST_BYTES + 1, files: MOST_FILES, fields: 600, fieldSize: 20_000 } })) {
      if (part.type === 'field') {
        (form[part.fieldname] ??= []).push(String(part.value ?? ''));
        continue;
      }
      const bytes = await part.toBuffer();
      if (bytes.length > MOST_BYTES) refusal = { code: 'files_file_too_big', article: null, facts: { name: part.filename, limit: MEGABYTES } };
      else if (part.filename || bytes.length) files.push({ name: part.filename || 'document', bytes });
    }
  } catch (e) {
    // What cannot be read to its end is told on the page, with what could be: it is no fault of the house.
    refusal = { code: (e as { code?: string }).code === 'FST_FILES_LIMIT' ? 'files_too_many' : 'form_unreadable', article: null, facts: {} };
  }
  return { wishes: wishesOf(form), files, refusal };
}

const wishesOf = (form: Form): ContestWishes => ({
  reason: field(form, 'reason', 30), words: field(form, 'words'), paidOn: field(form, 'paidOn', 30), paidBy: field(form, 'paidBy', 200), claimIds: fields(form, 'claim'), key: field(form, 'key', 60),
});
