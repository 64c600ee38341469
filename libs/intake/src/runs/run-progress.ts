/** How far a large deposit is. Told outside its transaction, so that it is seen before that ends, and no more than twice a second; asked back each time whether it was called off. */
export type RunStage = 'reading' | 'matching' | 'opening' | 'keeping' | 'done';
export interface Moved { stage: RunStage; done: number; of: number | null }

/** Somebody called the run off. */
export class CalledOff extends Error {}

const EVERY_MS = 500;

export class RunProgress {
  #now: Moved = { stage: 'reading', done: 0, of: null };
  #told = -Infinity;

  /** `tell` writes it down and answers whether the run goes on. */
  constructor(private readonly tell: (moved: Moved) => Promise<boolean>, private readonly clock: () => number = () => performance.now()) {}

  get now(): Moved { return this.#now; }

  async stage(stage: RunStage, of: number | null): Promise<void> {
    const done = stage === this.#now.stage || stage === 'opening' || stage === 'keeping' ? this.#now.done : 0;
    this.#now = { stage, done: stage === 'keeping' ? (of ?? done) : done, of };
    await this.#due();
  }

  async done(done: number): Promise<void> {
    this.#now = { ...this.#now, done };
    await this.#due();
  }

  async #due(): Promise<void> {
    if (this.clock() - this.#told < EVERY_MS) return;
    this.#told = this.clock();
    if (!(await this.tell(this.#now))) throw new CalledOff();
  }
}
