import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { DayScalar, InstantScalar, MoneyScalar, PercentScalar } from '@quittance/platform';
import { contexts } from './contexts.ts';
import { LiveResolver } from './live/live.resolver.ts';

type Provider = abstract new (...args: never[]) => object;
/** Of a module and of the modules within it. */
const providersOf = (module: object): Provider[] => [...((Reflect.getMetadata('providers', module) as Provider[] | undefined) ?? []), ...((Reflect.getMetadata('imports', module) as object[] | undefined) ?? []).filter((within) => typeof within === 'function').flatMap(providersOf)];

/** The schema as the code says it, without starting anything. */
export async function printedSchema(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  const providers = [...new Set(contexts.flatMap(providersOf))];
  const resolvers = [...providers.filter((p) => typeof p === 'function' && Reflect.hasMetadata('graphql:resolver_type', p)), LiveResolver];
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers as never[], [MoneyScalar, PercentScalar, DayScalar, InstantScalar]);
  await app.close();
  return `# Written by the api from its code (npm run schema); drift fails the tests.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
