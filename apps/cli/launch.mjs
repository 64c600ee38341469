/** `npm run cli -- …` from any state of the checkout: installs if need be, then runs the command on the modern Node, in this very process where it already is one. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, modernNode } from './bootstrap.mjs';

const main = path.join(path.dirname(fileURLToPath(import.meta.url)), 'src/main.ts');
install({ quiet: true, toRun: true });
if (Number(process.versions.node.split('.')[0]) >= 26) await import(main);
else process.exit(spawnSync(modernNode(), [main, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
