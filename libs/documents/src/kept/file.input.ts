import { Field, ID, InputType } from '@nestjs/graphql';
import { MOST_FILE_BYTES } from '@quittance/contract';
import type { FactValues } from '@quittance/platform';

export { MOST_FILE_BYTES };

@InputType({ description: 'A file sent with a mutation: its bytes in base64, 20 MB at most a file; or, of a deposit, upload: what POST /deposits/files answered, 50 MB at most.' })
export class FileInput {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) base64?: string | null;
  @Field(() => ID, { nullable: true }) upload?: string | null;
  /** Of an upload that was opened. Not of the schema: nobody sends it. */
  bytes?: Buffer;
}

export interface FileFault { code: 'required' | 'file_too_big' | 'file_unreadable'; facts: FactValues }

/** Megabytes as a person reads them, rounded up: "20", "20.1": what is too big must look it. */
export const megabytes = (bytes: number): string => (Math.ceil((bytes / (1024 * 1024)) * 10) / 10).toFixed(1).replace(/\.0$/, '');

/** The bytes of a file, or why they can't be taken; too big is told before anything is decoded. */
export function bytesOf(file: FileInput): Buffer | FileFault {
  if (file.bytes) return file.bytes;
  const { name } = file, base64 = file.base64 ?? '';
  const size = Math.floor((base64.length * 3) / 4) - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
  if (base64.length === 0) return { code: 'required', facts: { name } };
  if (size > MOST_FILE_BYTES) return { code: 'file_too_big', facts: { name, size: megabytes(size), limit: megabytes(MOST_FILE_BYTES) } };
  // A sign that is none of its alphabet is looked for: matching them all would keep a way back for each of twenty million.
  if (base64.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(base64.replace(/={1,2}$/, ''))) return { code: 'file_unreadable', facts: { name } };
  return Buffer.from(base64, 'base64');
}
