/** What an attacker looks for: one row of every table that belongs to somebody, every id that is not his, and words that only the victim's rows hold. */
import pg from 'pg';
import type { Attacker, TwoAgencies } from '@quittance/api/testing';

export const UNKNOWN = '0197f000-0000-7000-8000-000000000000';

/** Written whenever somebody knocks, whoever he is and whatever he asks for; nothing of another's is in them. Each with its reason. */
const KNOCKED: Readonly<Record<string, string>> = {
  session: 'the instant of the last gesture', api_token: 'the instant of the last use', visit: 'the instant of the last gesture', access_try: 'every knock at the debtor’s door is counted', try_bucket: 'what tries have spent',
  known_device: 'the instant of the last gesture', passkey_challenge: 'anyone may begin to sign in by a passkey',
  audit_entry: 'every refusal is told', audit_person: 'by whom', audit_waiting: 'and waits', audit_link: 'to be sealed', audit_head: 'and signed', socket_io_attachments: 'the sockets’ own',
};

/** Looks at the database as its owner does, past every wall. */
export class Ground {
  private constructor(private readonly client: pg.Client, private readonly tables: { name: string; columns: Set<string> }[], private readonly victim: string) {}

  static async of(h: TwoAgencies): Promise<Ground> {
    const client = new pg.Client({ connectionString: h.databaseUrl });
    await client.connect();
    // Some helpers for a hundred small tables take longer to be called than all of them to be read.
    await client.query('set max_parallel_workers_per_gather = 0');
    const { rows } = await client.query<{ name: string; columns: string[] }>(`select c.table_name as name, array_agg(c.column_name::text) as columns from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'mikro%' group by 1 order by 1`);
    return new Ground(client, rows.map(({ name, columns }) => ({ name, columns: new Set(columns) })), h.agencyId);
  }

  close = (): Promise<void> => this.client.end();
  async rows<T>(text: string, params: unknown[] = []): Promise<T[]> { return (await this.client.query(text, params)).rows as T[]; }

  /** The hash of all that is kept and not the attacker's own agency's, table by table, but for what every knock leaves. */
  async fingerprint({ agencyId }: Attacker): Promise<Map<string, string>> {
    const parts = this.tables.filter(({ name }) => !(name in KNOCKED)).map(({ name, columns }) => {
      const others = name === 'agency' ? 't.id' : columns.has('agency_id') ? 't.agency_id' : undefined;
      return `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t ${others && agencyId && agencyId !== this.victim ? `where ${others} is distinct from '${agencyId}'` : ''}`;
    });
    const { rows } = await this.client.query<{ name: string; sum: string }>({ name: `fingerprint ${agencyId ?? ''}`, text: parts.join(' union all ') });
    return new Map(rows.map(({ name, sum }) => [name, sum]));
  }

  /** One row of each table: of the first creditor where the table knows creditors, else of his agency. By table. */
  async samples(h: TwoAgencies): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const { name, columns } of this.tables.filter(({ columns: has }) => has.has('id'))) {
      const first = async (where: string, value: string) => (await this.rows<{ id: string }>(`select id::text from ${name} where ${where} = $1 order by id limit 1`, [value]))[0]?.id;
      const user = (await this.rows<{ id: string }>('select id::text from app_user where email = $1', [h.first.email]))[0]!.id;
      const id = name === 'app_user' ? user : name === 'creditor' ? h.first.id : name === 'agency' ? h.agencyId : name === 'case_file' ? h.first.cases[0]!.id
        : columns.has('user_id') ? await first('user_id', user) : (columns.has('creditor_id') && (await first('creditor_id', h.first.id))) || (columns.has('case_id') && (await first('case_id', h.first.cases[0]!.id))) || (columns.has('agency_id') && (await first('agency_id', h.agencyId)));
      if (id && /^[0-9a-f-]{36}$/.test(id)) found.set(name, id);
    }
    return found;
  }

  /** What may be in no answer to this attacker: ids of rows of the first creditor (of another agency: of the whole agency), and its own words. */
  async canaries(h: TwoAgencies, attacker: Attacker): Promise<string[]> {
    const ids: string[] = [h.first.id, 'Carnaudet 0', 'Guilvédec 0', 'camille@tessonville'];
    const stranger = attacker.agencyId !== h.agencyId;
    if (stranger) ids.push('helene@orvelle', 'Carnaudet 1', 'Papeteries Tessonville');
    for (const { name, columns } of this.tables.filter(({ columns: has }) => has.has('id'))) {
      const of = stranger && columns.has('agency_id') ? (['agency_id', h.agencyId] as const) : columns.has('creditor_id') ? (['creditor_id', h.first.id] as const) : columns.has('case_id') ? (['case_id', h.first.cases[0]!.id] as const) : undefined;
      // The law that ships is everybody's.
      if (of) ids.push(...(await this.rows<{ id: string }>(`select id::text from ${name} where ${of[0]} = $1`, [of[1]])).map(({ id }) => id).filter((id) => id.length === 36));
    }
    return [...new Set(ids)];
  }
}
