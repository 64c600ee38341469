import type { Sentences } from '../ability.ts';
import { collector } from './collector.ts';

/** Everything a collector may, and the view over all of them. */
export function supervisor(sentences: Sentences, who: { agencyId: string }): void {
  collector(sentences, who);
  sentences.allow('read', 'Supervision');
}
