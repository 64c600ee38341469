/** One command for operators. Each command is loaded only when asked for, so that `law` starts in a blink. */
const [command, ...args] = process.argv.slice(2);

const commands: Record<string, { says: string; run: () => Promise<number> }> = {
  up: { says: 'start everything: embedded PostgreSQL (or DATABASE_URL), migrations, the demo agency, the portal', run: async () => (await import('./up.ts')).up() },
  serve: { says: 'the door alone, on DATABASE_URL; jobs are done by `work`', run: async () => (await import('./nodes.ts')).serveCommand() },
  work: { says: 'the worker alone, on DATABASE_URL: relays events, runs jobs', run: async () => (await import('./nodes.ts')).workCommand() },
  migrate: { says: 'bring the database of DATABASE_URL to this version', run: async () => (await import('./database.ts')).migrateCommand() },
  found: { says: 'found --agency NAME --email ADDRESS --name NAME: the first administrator of an empty database', run: async () => (await import('./founding/found.command.ts')).foundCommand(args) },
  account: { says: 'account --role collector|supervisor|accountant|administrator --email ADDRESS --name NAME: somebody of the agency', run: async () => (await import('./founding/found.command.ts')).accountCommand(args) },
  build: { says: 'build the portal and the server into dist/', run: async () => (await import('./build.ts')).buildCommand() },
  schema: { says: 'write libs/contract/schema.graphql from the code', run: async () => (await import('./schema.ts')).schemaCommand() },
  law: { says: 'law statement|deadline|limitation [FILE]: what the law makes of facts, in JSON', run: async () => (await import('./law/law.command.ts')).lawCommand(args) },
  intake: { says: 'intake preview FILE...: what the readers understand of files, in JSON', run: async () => (await import('./intake/intake.command.ts')).intakeCommand(args) },
  evidence: { says: 'evidence verify [--agency ID] [--from DAY] [--against FILE] [--json] | head | key: whether the trail stands as it was sealed', run: async () => (await import('./evidence/evidence.command.ts')).evidenceCommand(args) },
  bench: { says: 'bench NAME: one measurement, its figures as JSON on the last line', run: async () => (await import('./bench/bench.command.ts')).benchCommand(args) },
};

async function main(): Promise<number> {
  const chosen = command === undefined ? undefined : commands[command];
  if (chosen) return chosen.run();
  const out = command === undefined || command === 'help' ? process.stdout : process.stderr;
  if (out === process.stderr) out.write(`There is no command ${command}.\n`);
  out.write(`${Object.entries(commands).map(([name, { says }]) => `  ${name.padEnd(8)} ${says}`).join('\n')}\n`);
  return out === process.stderr ? 2 : 0;
}

process.exitCode = await main();
export {};
