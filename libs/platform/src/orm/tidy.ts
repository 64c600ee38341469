/**
 * Long work on much data leaves garbage that has grown old by the time it is one: V8 waits with the large collection until the heap is
 * several times what lives in it, which on a small machine is the memory of everybody else. Whoever works through parts tidies up between them.
 */
import v8 from 'node:v8';
import vm from 'node:vm';

/** So much may the heap grow between two collections: each costs the process about a tenth of a second. */
const MOST_GROWN = 32 * 2 ** 20;

let collect: (() => void) | undefined;
function collector(): () => void {
  if (!collect) {
    v8.setFlagsFromString('--expose-gc');
    collect = vm.runInNewContext('gc') as () => void;
    v8.setFlagsFromString('--no-expose-gc');
  }
  return collect;
}

const used = (): number => v8.getHeapStatistics().used_heap_size;

export class Tidy {
  #floor = used();

  /** Collects where enough has gathered since the last time. */
  between(): void {
    if (used() - this.#floor > MOST_GROWN) this.now();
  }

  now(): void {
    collector()();
    this.#floor = used();
  }
}
