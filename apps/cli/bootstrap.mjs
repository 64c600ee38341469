/**
 * Makes node_modules match package-lock.json: all of it for the tests, without the test tools to run. No dependency, runs on the Node that is there (20 or newer): the modern
 * Node comes from npm with everything else, and stands first on PATH in every npm script from then on.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const stamp = path.join(root, 'node_modules/.lock-sha256');

export function install({ quiet = false, toRun = false } = {}) {
  const want = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
  let have = '';
  try { have = fs.readFileSync(stamp, 'utf8'); } catch { /* first run */ }
  // What serves the tests serves to run too.
  if (have === want || (toRun && have === `${want} to run`)) return;
  const say = quiet ? console.error : console.log;
  say('Installation des dépendances (premier démarrage, ou package-lock.json a changé)…');
  const started = Date.now();
  const npm = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  const env = { ...process.env, NODE_ENV: undefined, npm_config_production: undefined };
  const run = spawnSync(npm[0], [...npm[1], 'ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...(toRun ? ['--omit=dev'] : [])], { cwd: root, stdio: ['ignore', quiet ? process.stderr : 'inherit', 'inherit'], env });
  if (run.status !== 0) {
    console.error('Les dépendances n’ont pas pu être installées : vérifiez le réseau et la place sur le disque, puis recommencez.');
    process.exit(run.status ?? 1);
  }
  fs.writeFileSync(stamp, toRun ? `${want} to run` : want);
  say(`…fait en ${((Date.now() - started) / 1000).toFixed(1).replace('.', ',')} s`);
}

/** The modern Node of node_modules, or this one where it is modern enough. Exits with one sentence where neither is. */
export function modernNode() {
  const own = path.join(root, 'node_modules/.bin/node');
  if (fs.existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  console.error(`npm ne livre pas de Node 26 pour ${process.platform}-${process.arch} : installez Node 26 ou plus récent (ici ${process.version}), ou prenez l’image Docker.`);
  process.exit(1);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  install({ toRun: process.argv.includes('--to-run') });
  modernNode();
}
