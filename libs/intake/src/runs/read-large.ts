/** The files of a large deposit, read once, a line at a time: what was read lies on disk, what must be looked at together is known by its bonds. */
import { newId } from '@quittance/platform';
import { isPaper } from '../attachments/papers.ts';
import { debtorOf } from '../lines/debtor-of.ts';
import type { LineFault } from '../lines/faults.ts';
import { isInvoiceItself, tableOf, type FileRead, type FilesRead, type HandedFile, type ReadFilesOptions, type ReadLine } from '../lines/read-files.ts';
import { readInto, recogniseReadable, type ReadClaim, type ReadError } from '../readers/index.ts';
import type { FaultLedger } from './fault-ledger.ts';
import { bondsOf, Partition } from './partition.ts';
import { Spool } from './spool.ts';

interface Laid { file: number; claim: ReadClaim }
const NO_BYTES = Buffer.alloc(0);
/** Lines of a part: few enough that what stands in memory of them is little, many enough that the questions of each cost nothing. */
export const LINES_OF_PART = 2000;

/** files: named and known by their hash; their bytes are fetched one by one. `read`: a line more, of how many is not known. */
export interface LargeFiles { files: readonly { name: string; sha256: string; size: number; bytes(): Promise<Buffer> }[]; options: ReadFilesOptions; read(lines: number): Promise<void> }

export class LargeRead {
  readonly files: FileRead[] = [];
  readonly attachments: HandedFile[] = [];
  readonly #lines = new Spool<Laid>(({ claim }) => claim.extras.documents.length > 0);
  readonly #partition = new Partition();

  get count(): number { return this.#lines.count; }

  /** Reads all; what can't be read goes to the ledger. */
  static async of({ files, options, read }: LargeFiles, ledger: FaultLedger): Promise<LargeRead> {
    const large = new LargeRead();
    try {
      const papers: { file: HandedFile; fault: LineFault }[] = [];
      for (const one of files) await large.#file({ name: one.name, sha256: one.sha256, bytes: await one.bytes() }, options, ledger, papers, read);
      const isOfClaims = large.files.some(({ format }) => format !== null);
      for (const { file, fault } of papers) {
        if (isOfClaims) { large.attachments.push(file); continue; }
        large.files.push({ file, format: null, claims: 0, table: null });
        ledger.add([fault]);
      }
      return large;
    } catch (e) {
      large.close();
      throw e;
    }
  }

  async #file(file: HandedFile, options: ReadFilesOptions, ledger: FaultLedger, papers: { file: HandedFile; fault: LineFault }[], read: LargeFiles['read']): Promise<void> {
    const table = await tableOf(file, options);
    const mapping = table && table.from !== 'guessed' ? table.columns : undefined;
    const faultOf = ({ line, field, code, message, facts }: ReadError): LineFault => ({ file: file.name, line, field, code, message, facts });
    const place = this.files.length, format = recogniseReadable(file.bytes, file.name);
    let claims = 0;
    const found = await readInto(file.bytes, file.name, {
      claim: async (claim) => {
        claims++;
        const line = { file, format: format.format ?? 'csv', claim };
        this.#partition.add(bondsOf(claim, debtorOf({ ...line, id: '', line: null })));
        const at = this.#lines.add({ file: place, claim });
        if (at % 500 === 499) await read(at + 1);
      },
      error: (error) => { ledger.add([faultOf(error)]); },
      warning: () => undefined,
    }, { mapping, terms: options.terms });
    if (found.format === null) {
      const fault = { file: file.name, line: null, field: null, code: 'unknown_format', message: found.message, facts: { name: file.name } };
      if (isPaper(file.bytes)) { papers.push({ file, fault }); return; }
      this.files.push({ file: { ...file, bytes: NO_BYTES, size: file.bytes.length }, format: table ? 'csv' : null, claims: 0, table });
      ledger.add([fault]);
      return;
    }
    // The bytes of a list have been read; those of an invoice are its proof.
    this.files.push({ file: isInvoiceItself(found.format) ? file : { ...file, bytes: NO_BYTES, size: file.bytes.length }, format: found.format, claims, table: found.format === 'csv' || found.format === 'xlsx' ? table : null });
  }

  /** The parts, each as small files would have been read. */
  *parts(): Generator<FilesRead> {
    const parts = this.#partition.parts(LINES_OF_PART);
    for (const part of parts.length ? parts : [new Int32Array(0)]) {
      const lines = this.#lines.take(part).map(({ file, claim }): ReadLine => ({ id: newId(), file: this.files[file]!.file, format: this.files[file]!.format!, line: claim.extras.line, claim }));
      yield { files: this.files, lines, faults: [], attachments: [] };
    }
  }

  close(): void { this.#lines.close(); }
}
