import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, isUnionType } from 'graphql';
import { possibleTypes } from './unions.ts';

test('the unions that the cache knows are those of the schema', () => {
  const schema = buildSchema(fs.readFileSync(path.resolve(import.meta.dirname, '../../../../libs/contract/schema.graphql'), 'utf8'));
  const unions = Object.values(schema.getTypeMap()).filter(isUnionType).map((union) => [union.name, union.getTypes().map((type) => type.name).sort()] as const);
  expect(Object.fromEntries(Object.entries(possibleTypes).map(([name, types]) => [name, [...types].sort()]))).toEqual(Object.fromEntries(unions));
});
