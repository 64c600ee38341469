import fs from 'node:fs';

export default async function teardown() {
  const held = globalThis.__quittancePostgres;
  if (!held) return;
  await held.postgres.stop();
  fs.rmSync(held.dir, { recursive: true, force: true });
}
