/**
 * The tables that the product ships with, and their version. Functions receive tables as an argument; this is what they are handed
 * unless an administrator has confirmed a newer row.
 */
import { CONSTANTS } from './constants.data.ts';
import { ECB_MAIN_REFINANCING_RATE, LEGAL_RATE_INDIVIDUAL, LEGAL_RATE_OTHER } from './rates.data.ts';
import { TEXTS } from './texts.data.ts';
import type { LawTables } from './tables.ts';

export const LAW_VERSION = '2026-11-21';

export const LAW: LawTables = {
  version: LAW_VERSION,
  legalRate: { individualCreditor: LEGAL_RATE_INDIVIDUAL, otherCreditor: LEGAL_RATE_OTHER },
  ecbMainRefinancingRate: ECB_MAIN_REFINANCING_RATE,
  constants: CONSTANTS,
  texts: TEXTS,
};
