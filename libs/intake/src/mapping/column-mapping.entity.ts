import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';
import type { MappingField } from '../readers/index.ts';

/** header: as the file named the column when it was said. */
export interface KeptColumn { column: number; header: string; field: MappingField }

export const columnMappingEntity = defineEntity({
  name: 'ColumnMapping', tableName: 'column_mapping',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), creditorId: p.uuid(), fingerprint: p.text(), columns: p.json().$type<KeptColumn[] | null>().nullable(), fileName: p.text(),
    rememberedAt: p.type(InstantType).$type<Temporal.Instant>(), rememberedBy: p.uuid(), rememberedByName: p.text(),
  },
});
