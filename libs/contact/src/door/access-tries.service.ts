import { Inject, Injectable } from '@nestjs/common';
import { checkPublicReference } from '@quittance/law';
import { Clock, Database, networkOf, OnJob, sha256, sql, type Tx } from '@quittance/platform';
import { CODES_PER_ADDRESS, CODES_PER_REFERENCE, TRIES_KEPT, TRIES_PER_ADDRESS, TRIES_PER_REFERENCE, type Limit } from './limits.ts';

export interface Reference {
  /** As a case has it, or empty where no case can have it. */
  readonly canonical: string;
  /** Of what was typed, whatever its spelling: tries are counted under it, also where there is no such case. */
  readonly hash: string;
}

/** What was typed as a reference, in any spelling. */
export function referenceOf(typed: string): Reference {
  const bounded = typed.slice(0, 60);
  return { canonical: checkPublicReference(bounded) ?? '', hash: sha256(`reference ${bounded.toUpperCase().replace(/[^0-9A-Z]/g, '')}`) };
}

type Kind = 'enter' | 'ask';
const LIMITS: Readonly<Record<Kind, { reference: readonly Limit[]; address: readonly Limit[] }>> = {
  enter: { reference: TRIES_PER_REFERENCE, address: TRIES_PER_ADDRESS },
  ask: { reference: CODES_PER_REFERENCE, address: CODES_PER_ADDRESS },
};

/** Who tried how often, by the reference that was typed and by the address that he came from. The same for a reference that no case has. */
@Injectable()
export class AccessTriesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** Whether one may still try; until the transaction ends nobody else tries the same reference or from the same address, so that no limit is passed by many at once. */
  async mayTry(tx: Tx, kind: Kind, { hash }: Reference, from: string | undefined): Promise<boolean> {
    const ip = from && networkOf(from);
    for (const key of [`door ${hash}`, ...(ip ? [`door ip ${ip}`] : [])]) await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
    const within = async (limits: readonly Limit[], column: 'reference_hash' | 'ip', value: string) => {
      for (const { within: window, most } of limits) {
        const mine = column === 'ip' ? sql`t.ip = ${value}` : sql`t.reference_hash = ${value}`;
        const counted = await tx.first<{ n: number }>(sql`select count(*)::integer as n from access_try t where ${mine} and t.kind = ${kind} and not t.opened and t.at > ${this.clock.now().subtract(window)}`);
        if (counted!.n >= most) return false;
      }
      return true;
    };
    const reference = await within(LIMITS[kind].reference, 'reference_hash', hash);
    const address = await within(LIMITS[kind].address, 'ip', ip ?? '');
    return reference && address;
  }

  async count(tx: Tx, kind: Kind, { hash }: Reference, ip: string | undefined, opened: boolean): Promise<void> {
    await tx.rows(sql`insert into access_try (at, kind, reference_hash, ip, opened) values (${this.clock.now()}, ${kind}, ${hash}, ${ip && networkOf(ip)}, ${opened})`);
  }

  @OnJob('clean-access-tries')
  async clean(): Promise<void> {
    await this.database.rows(sql`delete from access_try where at < ${this.clock.now().subtract(TRIES_KEPT)}`);
  }
}
