import { sha256 } from '@quittance/platform';
import { formalNoticePaper, sampleFormalNotice } from './paper/index.ts';

let version: string | undefined;

/**
 * The version of the template, kept with each letter. It is the fingerprint of what the template makes of the same invented
 * letters, so it changes exactly when the paper does and nobody has to remember it.
 */
export function templateVersion(): string {
  if (!version) {
    const papers = (['commercial', 'civil', 'public'] as const).map((regime) => formalNoticePaper(sampleFormalNotice({ regime })));
    version = `formal-notice ${sha256(JSON.stringify(papers)).slice(0, 12)}`;
  }
  return version;
}
