/** The parts of a workbook (ECMA-376) out of their archive, under bounds that hold whatever the archive says of itself. */
import { unzipSync } from 'fflate';
import { WORKBOOK_BYTES, WORKBOOK_PARTS } from '../limits.ts';
import type { ReadCode } from '../read-file.ts';

export class BadWorkbook extends Error {
  readonly code: ReadCode;

  constructor(code: ReadCode) {
    super(code);
    this.code = code;
  }
}

/**
 * The parts that `wanted` names. What an archive says of a size is what is set aside for it, and no byte more is written:
 * an archive that lies is broken, one that tells the truth of a bomb is too large. Throws BadWorkbook.
 */
export function partsOf(bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  let count = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize, compression }) => {
        if (++count > WORKBOOK_PARTS) throw new BadWorkbook('archive_too_large');
        if (!wanted(name)) return false;
        total += originalSize;
        if (total > WORKBOOK_BYTES) throw new BadWorkbook('archive_too_large');
        if (compression !== 0 && compression !== 8) throw new BadWorkbook('archive_broken');
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (fault) {
    throw fault instanceof BadWorkbook ? fault : new BadWorkbook('archive_broken');
  }
}
