/** The process in which the deposit is carried out: told what to do by its parent, answers what it took. */
import { pathToFileURL } from 'node:url';
import type { PlatformOptions } from '@quittance/platform';
import type { IntakeHand } from './intake-hand.ts';

type Asked = { open: PlatformOptions; bundle: string } | { settle: string; known: number } | { file: string; round: number } | { close: true };
let hand: IntakeHand | undefined;

async function answer(asked: Asked): Promise<unknown> {
  if ('open' in asked) {
    const server = (await import(pathToFileURL(asked.bundle).href)) as { intakeHand(options: PlatformOptions): Promise<IntakeHand> };
    hand = await server.intakeHand({ ...asked.open, secretKey: new Uint8Array(32).fill(7) });
    return null;
  }
  if ('settle' in asked) return hand!.settle(asked.settle, asked.known);
  if ('file' in asked) return hand!.handOver(asked.file, asked.round);
  await hand?.close();
  setImmediate(() => process.disconnect?.());
  return null;
}

process.on('message', (asked: Asked) => {
  answer(asked).then((told) => process.send!({ told }), (e: unknown) => process.send!({ failed: e instanceof Error ? (e.stack ?? e.message) : String(e) }));
});
