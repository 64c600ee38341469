/** Time that passes for a session, as far as the database of the house that runs is at hand. */
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** The proofs of this person are from an hour ago: the next sensitive act asks for a new one. */
export async function agedProofs(email: string): Promise<void> {
  const port = fs.readFileSync(path.join(process.env['E2E_DATA']!, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  const database = new pg.Client(`postgres://postgres@127.0.0.1:${port}/postgres`);
  await database.connect();
  try {
    const { rowCount } = await database.query(`update session set authenticated_at = now() - interval '1 hour' where ended_at is null and user_id = (select id from app_user where email = $1)`, [email]);
    if (!rowCount) throw new Error(`${email} has no open session.`);
  } finally {
    await database.end();
  }
}
