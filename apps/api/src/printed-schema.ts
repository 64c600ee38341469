import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { DayScalar, InstantScalar, MoneyScalar, PercentScalar } from '@quittance/platform';
import { contexts } from './contexts.ts';
import { LiveResolver } from './live/live.resolver.ts';
import { ApiGuideResolver } from './programs/api-guide.resolver.ts';

type Provider = abstract new (...args: never[]) => object;
/** Modules with those that they import. */
function withImports(modules: readonly unknown[], seen = new Set<Provider>()): Set<Provider> {
  for (const module of modules) {
    if (typeof module !== 'function' || seen.has(module as Provider)) continue;
    seen.add(module as Provider);
    withImports((Reflect.getMetadata('imports', module) as unknown[] | undefined) ?? [], seen);
  }
  return seen;
}

/** The schema as the code says it, without starting anything. */
export async function printedSchema(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  const providers = [...withImports(contexts)].flatMap((module) => (Reflect.getMetadata('providers', module) as Provider[] | undefined) ?? []);
  const resolvers = [...providers.filter((p) => typeof p === 'function' && Reflect.hasMetadata('graphql:resolver_type', p)), LiveResolver, ApiGuideResolver];
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers as never[], [MoneyScalar, PercentScalar, DayScalar, InstantScalar]);
  await app.close();
  return `# Written by the api from its code (npm run schema); drift fails the tests.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
