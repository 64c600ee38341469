import { client } from '../../app/client.ts';
import { read as unmask } from '../../gql/index.ts';
import type { DepositInput } from '../../gql/graphql.ts';
import type { RefusalLike } from '../../app/refusals.tsx';
import { WHOLE_PREVIEW } from './intake.queries.ts';
import type { Looked, Standing } from './prepared.ts';
import { CANCEL_RUN, RUN_PREVIEW, RUN_STANDING, START_RUN } from './runs.queries.ts';

export const ENDED: ReadonlySet<string> = new Set(['done', 'refused', 'cancelled', 'failed']);
/** Between two looks at how far a run is. */
const BEAT_MS = 700;
const pause = (ms: number, signal: AbortSignal) => new Promise<void>((resolve, reject) => {
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => { clearTimeout(timer); reject(new DOMException('stopped', 'AbortError')); }, { once: true });
});

/** What confirming would do, for what is too large to wait for: the house looks, this follows. Given up, the run is cancelled. */
export async function look(input: DepositInput, signal: AbortSignal, onStanding: (standing: Standing) => void): Promise<Looked> {
  const context = { fetchOptions: { signal } };
  const { data } = await client.mutate({ mutation: START_RUN, variables: { input, dryRun: true }, fetchPolicy: 'no-cache', context });
  const begun = data!.startDepositRun;
  if (begun.__typename === 'Refusal') return { refusal: begun };
  const drop = () => void client.mutate({ mutation: CANCEL_RUN, variables: { id: begun.id }, fetchPolicy: 'no-cache' }).catch(() => undefined);
  signal.addEventListener('abort', drop, { once: true });
  for (let { state } = begun; !ENDED.has(state);) {
    signal.throwIfAborted();
    await pause(BEAT_MS, signal);
    const { data: now } = await client.query({ query: RUN_STANDING, variables: { id: begun.id }, fetchPolicy: 'no-cache', context });
    if (!now?.depositRun) throw new Error('the run is gone');
    const { stage, done, of } = now.depositRun;
    ({ state } = now.depositRun);
    onStanding({ id: begun.id, stage, done, of: of ?? null });
  }
  signal.removeEventListener('abort', drop);
  const { data: ended } = await client.query({ query: RUN_PREVIEW, variables: { id: begun.id }, fetchPolicy: 'no-cache', context });
  const run = ended?.depositRun;
  if (run?.refusal) return { refusal: run.refusal };
  if (!run?.preview) throw new Error('the run has nothing to show');
  return { preview: unmask(WHOLE_PREVIEW, run.preview) };
}

/** Handed to the house to be placed in the background. */
export async function place(input: DepositInput): Promise<{ run: string } | { refusal: RefusalLike }> {
  const { data } = await client.mutate({ mutation: START_RUN, variables: { input, dryRun: false }, fetchPolicy: 'no-cache' });
  const begun = data!.startDepositRun;
  return begun.__typename === 'Refusal' ? { refusal: begun } : { run: begun.id };
}
