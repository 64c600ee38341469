import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Database, list, sql, type Actor } from '@quittance/platform';

interface Asking { references: Set<string>; found: Promise<Map<string, string>> }

/** The case that a fault names by its reference, for who may read it: an invoice that is placed already is found there. */
@Injectable()
export class FaultCasesService {
  /** What one list of faults asks within a turn is read at once. */
  readonly #asking = new WeakMap<Actor, Asking>();

  constructor(@Inject(Database) private readonly database: Database) {}

  async caseOf(actor: Actor, reference: string): Promise<string | null> {
    let asking = this.#asking.get(actor);
    if (!asking) this.#asking.set(actor, asking = this.#begin(actor));
    asking.references.add(reference);
    return (await asking.found).get(reference) ?? null;
  }

  #begin(actor: Actor): Asking {
    const references = new Set<string>();
    return { references, found: setImmediate().then(() => { this.#asking.delete(actor); return this.#read(actor, [...references]); }) };
  }

  async #read(actor: Actor, references: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; public_reference: string }>(sql`select f.id, f.public_reference from case_file f where f.public_reference in (${list([...references])}) and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`);
    return new Map(rows.map((row) => [row.public_reference, row.id]));
  }
}
