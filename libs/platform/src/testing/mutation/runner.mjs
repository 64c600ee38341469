/**
 * Lets Stryker's mocha runner run the specs of libs/law as they stand. Jest starts anew for every mutant, which takes a second; here the
 * specs are loaded once, by Node itself, and a mutant is switched on between two runs: some milliseconds each. Given to node by --import.
 */
import { registerHooks } from 'node:module';

/**
 * What the law remembers from one question to the next is forgotten before each test: else a mutant would answer from what was found
 * before it, or leave its wrong answers to those after it. A memory is a map that a module of the law makes empty when it is loaded.
 */
const memories = new Set();
let loading = true;
const remember = (memory) => { if (loading) memories.add(memory); };
class LawMap extends Map {
  constructor(entries) { super(entries); if (!entries) remember(this); }
}
class LawWeakMap {
  #held = new WeakMap();
  constructor() { remember(this); }
  get(key) { return this.#held.get(key); }
  set(key, value) { this.#held.set(key, value); return this; }
  clear() { this.#held = new WeakMap(); }
}
globalThis.law = { Map: LawMap, WeakMap: LawWeakMap, forget() { loading = false; for (const memory of memories) memory.clear(); } };

const globals = new URL('globals.mjs', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => (specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context)),
  load(url, context, next) {
    const loaded = next(url, context);
    return /\/libs\/law\/src\/.*(?<!\.spec)\.ts$/.test(url) ? { ...loaded, source: `const { Map, WeakMap } = globalThis.law;${loaded.source}` } : loaded;
  },
});
