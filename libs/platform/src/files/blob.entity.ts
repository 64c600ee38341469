import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '../orm/types.ts';

export const blobEntity = defineEntity({
  name: 'Blob', tableName: 'blob',
  properties: { sha256: p.text().primary(), bytes: p.blob(), size: p.integer(), createdAt: p.type(InstantType).$type<Temporal.Instant>() },
});
