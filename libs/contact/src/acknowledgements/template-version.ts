import { sha256 } from '@quittance/platform';
import { acknowledgementPaper } from './acknowledgement-paper.ts';
import { sampleAcknowledgement } from './sample.ts';

let version: string | undefined;

/** The fingerprint of what the template makes of the same invented deposits: it changes exactly when the paper does. */
export function templateVersion(): string {
  version ??= `acknowledgement ${sha256(JSON.stringify([sampleAcknowledgement(), sampleAcknowledgement({ notTaken: [], notTakenCount: 0 })].map(acknowledgementPaper))).slice(0, 12)}`;
  return version;
}
