import { Injectable } from '@nestjs/common';
import type { Actor } from '@quittance/platform';
import { MissingEvidencePage } from './missing-evidence.type.ts';

export interface EvidenceAsked { first?: number | null; after?: string | null; creditorId?: string | null }

/** Claims for which a court will ask what is not there. */
@Injectable()
export class MissingEvidenceService {
  async page(_actor: Actor, _asked: EvidenceAsked): Promise<MissingEvidencePage> { return Object.assign(new MissingEvidencePage(), { rows: [], next: null }); }
}
