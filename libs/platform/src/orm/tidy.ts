/**
 * Long work on much data leaves garbage that has grown old by the time it is one: V8 waits with the large collection until the heap is
 * several times what lives in it, which on a small machine is the memory of everybody else. Whoever works through parts tidies up between them.
 */
import v8 from 'node:v8';
import vm from 'node:vm';

/** So much may what has grown old gain between two collections: each costs the process about a tenth of a second. */
const MOST_GROWN = 24 * 2 ** 20;
/** V8's own words for a collection that also gives the system back what is empty. */
const GIVE_BACK = { type: 'major', execution: 'sync', flavor: 'last-resort' };

type Collect = (how?: typeof GIVE_BACK) => void;
let collect: Collect | undefined;
function collector(): Collect {
  if (!collect) {
    v8.setFlagsFromString('--expose-gc');
    collect = vm.runInNewContext('gc') as Collect;
    v8.setFlagsFromString('--no-expose-gc');
  }
  return collect;
}

/** Without what is young: that is collected soon, at little cost. */
const used = (): number => v8.getHeapSpaceStatistics().reduce((sum, { space_name: name, space_used_size: size }) => (name.startsWith('new_') ? sum : sum + size), 0);

export class Tidy {
  #floor = used();

  /** Collects where enough has gathered since the last time. */
  between(): void {
    if (used() - this.#floor <= MOST_GROWN) return;
    collector()();
    this.#floor = used();
  }

  /** Before long work and after it: what was done before and left its memory behind is not paid for by those who come after. */
  whole(): void {
    collector()(GIVE_BACK);
    this.#floor = used();
  }
}
