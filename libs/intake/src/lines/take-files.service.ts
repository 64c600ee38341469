import { Inject, Injectable } from '@nestjs/common';
import { megabytes, MOST_FILE_BYTES } from '@quittance/documents';
import { Database, sha256, type Actor, type Tx } from '@quittance/platform';
import { AttachPapersService, type Attached, type AttachScope } from '../attachments/attach-papers.service.ts';
import { papersAmong, papersOf, type Paper } from '../attachments/papers.ts';
import type { DepositInput } from '../deposits/deposit-input.type.ts';
import { mappingsOf, toRemember } from '../mapping/check-mappings.ts';
import { ColumnMappingsService } from '../mapping/column-mappings.service.ts';
import { readFiles, type FilesRead, type HandedFile, type ReadFilesOptions } from './read-files.ts';

export type SaidOfFiles = Pick<DepositInput, 'mappings' | 'attachments' | 'attach' | 'terms'>;
/** The files of a deposit as they were read, and the papers that come with them. */
export interface TakenFiles { read: FilesRead; papers: Paper[]; /** All papers are of the claims of this reference that the deposit brings. */ ofDeposit?: string }

/** What comes with a deposit besides its claims: how its tables are read, and its papers. */
@Injectable()
export class TakeFilesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(ColumnMappingsService) private readonly mappings: ColumnMappingsService, @Inject(AttachPapersService) private readonly attaching: AttachPapersService) {}

  /** How these files are to be read: by what is said now, else by what was said before. Refuses bad_fields. */
  async options(creditorId: string, files: readonly Pick<HandedFile, 'name'>[], said: SaidOfFiles): Promise<ReadFilesOptions> {
    return { mappings: mappingsOf(said.mappings, files), remembered: await this.mappings.of(this.database, creditorId), terms: Boolean(said.terms) };
  }

  /** The papers that came as such. Refuses bad_fields. */
  papers(files: readonly Pick<HandedFile, 'name'>[], { attachments }: Pick<SaidOfFiles, 'attachments'>): Paper[] {
    return papersOf(attachments, files.map(({ name }) => name));
  }

  /** Refuses bad_fields. */
  async read(creditorId: string, files: readonly HandedFile[], said: SaidOfFiles, papers: readonly Paper[]): Promise<TakenFiles> {
    const read = await readFiles(files, await this.options(creditorId, files, said));
    return { read, papers: [...papers, ...this.among(read)] };
  }

  /** The papers among the files themselves; one that can't be kept is told as a fault of its file. */
  among(read: Pick<FilesRead, 'attachments' | 'faults'>): Paper[] {
    const { papers, faults } = papersAmong(read.attachments);
    for (const { name, code, facts } of faults) read.faults.push({ file: name, line: null, field: null, code, message: sentence(code, name), facts: { ...(facts as Record<string, string>), name } });
    return papers;
  }

  /** What was said of them, for the fingerprint of the deposit: nothing where nothing was said. */
  said({ mappings, attach, terms }: SaidOfFiles, papers: readonly Paper[]): Record<string, unknown> {
    return {
      ...(mappings?.length ? { mappings: mappings.map(({ file, columns }) => ({ file, columns: columns.map(({ column, field }) => `${column} ${field}`).sort() })) } : {}),
      ...(papers.length ? { papers: papers.map(({ name, bytes }) => `${name} ${sha256(bytes)}`) } : {}),
      ...(attach?.length ? { attach: attach.map(({ name, reference, kind }) => JSON.stringify([name, reference === undefined, reference, kind])).sort() } : {}),
      ...(terms ? { terms: { days: terms.days, endOfMonth: terms.endOfMonth } } : {}),
    };
  }

  /** Once the claims stand: keeps what is to be remembered, and the papers with their claims. */
  async keep(tx: Tx, actor: Actor, scope: AttachScope, { read, papers, ofDeposit }: Pick<TakenFiles, 'ofDeposit'> & { read: Pick<FilesRead, 'files'>; papers: readonly Paper[] }, said: SaidOfFiles): Promise<Attached> {
    await this.mappings.remember(tx, actor, scope, toRemember(said.mappings, read));
    if (ofDeposit === undefined) return this.attaching.attach(tx, actor, scope, papers, said.attach);
    return this.attaching.attach(tx, actor, { ...scope, ofDepositAlone: true }, papers, papers.map(({ name }) => ({ name, reference: ofDeposit })));
  }
}

const sentence = (code: string, name: string): string =>
  code === 'file_too_big' ? `La pièce ${name} est trop lourde\u00a0: ${megabytes(MOST_FILE_BYTES)}\u00a0Mo au plus.` : `La pièce ${name} ne peut pas être conservée.`;
