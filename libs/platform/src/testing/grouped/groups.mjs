/**
 * Specs of one room that are run as one file: reading the house takes longer than most of them, and is then done once a group. Each still
 * has its own database, and its own hooks (globals.mjs). A file that puts other modules, another clock or another environment in place for all stands alone.
 */
import fs from 'node:fs';
import path from 'node:path';

/** What a file does to all who share its modules. */
export const ALONE = /unstable_mockModule|useFakeTimers|resetModules|@jest-environment|standByDefault/;
/** What one group holds at most, so that two workers end at about the same time. */
const MOST = 7;

/**
 * Writes the groups of these files into a folder, and answers what jest is to run instead: the groups, and the files that stand alone.
 * @param {readonly string[]} files absolute paths of specs
 * @param {{ root: string, into: string, whole?: (room: string) => boolean }} given whole: the rooms that are one group, since their files share a house
 * @returns {string[]} absolute paths
 */
export function groupsOf(files, { root, into, whole = () => false }) {
  fs.rmSync(into, { recursive: true, force: true });
  fs.mkdirSync(into, { recursive: true });
  const singles = files.filter((file) => ALONE.test(fs.readFileSync(file, 'utf8')));
  const rooms = new Map();
  for (const file of files.toSorted()) {
    if (singles.includes(file)) continue;
    const room = path.relative(root, file).split(path.sep).slice(0, 2).join('-');
    rooms.set(room, [...(rooms.get(room) ?? []), file]);
  }
  const groups = [...rooms].flatMap(([room, of]) => {
    const parts = whole(room) ? 1 : Math.ceil(of.length / MOST);
    return Array.from({ length: parts }, (_, part) => {
      const target = path.join(into, `${room}-${part + 1}.spec.ts`);
      const lines = of.filter((_file, at) => at % parts === part).map((file) => `await gather(${JSON.stringify(path.relative(root, file))}, () => import(${JSON.stringify(file)}));`);
      fs.writeFileSync(target, `import { gather } from ${JSON.stringify(path.join(import.meta.dirname, 'globals.mjs'))};\n${lines.join('\n')}\n`);
      return target;
    });
  });
  return [...groups, ...singles];
}
