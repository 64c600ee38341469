import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { Database, type Tx } from '../orm/database.ts';
import { sql } from '../orm/sql.ts';

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Bytes kept once, under their own hash, in the database: they commit, roll back and are backed up with what speaks of them. */
@Injectable()
export class Blobs {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** Keeps the bytes and answers their hash; the same bytes twice are one. */
  async keep(tx: Tx, bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes);
    await tx.rows(sql`insert into blob (sha256, bytes, size, created_at) values (${hash}, decode(${Buffer.from(bytes).toString('hex')}, 'hex'), ${bytes.length}, ${this.clock.now()}) on conflict do nothing`);
    return hash;
  }

  /** The bytes of a hash, checked against it: what is not what it was is a fault. */
  async read(hash: string): Promise<Buffer> {
    const row = await this.database.first<{ hex: string }>(sql`select encode(bytes, 'hex') as hex from blob where sha256 = ${hash}`);
    if (!row) throw new Error(`No bytes are kept under ${hash}`);
    const bytes = Buffer.from(row.hex, 'hex');
    if (sha256(bytes) !== hash) throw new Error(`The bytes kept under ${hash} are no longer what they were`);
    return bytes;
  }
}
