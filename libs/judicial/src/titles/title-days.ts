import { toDay, toDayOrNull } from '@quittance/platform';
import type { TitleDays, TitleKind } from './title-kinds.ts';

export interface TitleDaysRow { kind: string; issued_on: string; enforceable_on: string; served_on: string | null; served_by_act: string | null }

/** The days of a title from its row: served before it was recorded, or since, by the act of a bailiff. */
export const titleDays = (row: TitleDaysRow): TitleDays => ({
  kind: row.kind as TitleKind, issuedOn: toDay(row.issued_on), enforceableOn: toDay(row.enforceable_on), servedOn: toDayOrNull(row.served_on ?? row.served_by_act),
});
