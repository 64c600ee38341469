import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { abilityFor, cutTo, openFields, scopeOf, TOKEN_SCOPES } from '@quittance/access';
import { MAY, PLATFORM_OPTIONS, type Permission, type PlatformOptions } from '@quittance/platform';
import { getNamedType, isInputObjectType, isObjectType, isUnionType, type GraphQLNamedType, type GraphQLType } from 'graphql';
import { BUDGET } from '../limits/cost-budget.ts';
import { LIMITS } from '../limits/operation-limits.ts';
import type { ApiField, ApiGuide, ApiOperation, ApiType } from './api-guide.type.ts';
import { examples, SAMPLE, SAMPLE_NAME } from './examples.ts';
import { REFUSAL_STATUS } from './refusals.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const KINDS = new Map([['Query', 'query'], ['Mutation', 'mutation']]);
/** What belongs to a person at his own screen. */
const OWN = 'Account';

/** What a key may ask for, found where the server itself finds it: the permission of each door, the ability of a creditor's operator cut to the scopes of keys, the schema that runs. */
@Injectable()
export class ApiGuideService {
  #guide: ApiGuide | undefined;
  readonly #ability = cutTo(abilityFor({ id: NOBODY, agencyId: NOBODY, roles: [{ role: 'creditor_user', grade: 'operator', creditorId: NOBODY }] }), TOKEN_SCOPES);

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService, @Inject(MetadataScanner) private readonly scanner: MetadataScanner, @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(GraphQLSchemaHost) private readonly host: GraphQLSchemaHost, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions,
  ) {}

  guide(): ApiGuide {
    this.#guide ??= this.#read();
    return this.#guide;
  }

  #read(): ApiGuide {
    const base = this.options.publicUrl.replace(/\/$/, '');
    const operations = this.#operations();
    return {
      graphql: `${base}/graphql`, rest: `${base}/api/deposits`, depositsAMinute: Math.floor((BUDGET.cost / LIMITS.cost) * (60 / BUDGET.seconds)), sampleName: SAMPLE_NAME, sample: SAMPLE,
      operations, types: this.#types(operations), refusals: Object.entries(REFUSAL_STATUS).map(([code, status]) => ({ code, status })), examples: examples(base).map(({ key, curl }) => ({ key, curl })),
    };
  }

  #operations(): ApiOperation[] {
    const { schema } = this.host, found: ApiOperation[] = [];
    for (const { name, kind, permission: { action, subject } } of this.#doors()) {
      const field = (kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[name];
      const scope = scopeOf(action, subject);
      if (!field || !action || !subject || !scope || subject === OWN || !this.#ability.can(action, subject)) continue;
      found.push({ name, kind, scope, answers: String(field.type), description: field.description ?? null, arguments: field.args.map((arg) => told(arg.name, String(arg.type), arg.description)) });
    }
    return found.toSorted((a, b) => (a.scope === b.scope ? a.name.localeCompare(b.name) : a.scope === 'deposit' ? -1 : 1));
  }

  #doors(): { name: string; kind: string; permission: Permission }[] {
    return this.discovery.getProviders().filter((one) => one.instance && typeof one.instance === 'object' && !one.isAlias).flatMap((one) => {
      const prototype = Object.getPrototypeOf(one.instance) as Record<string, (...args: never[]) => unknown> | null;
      if (!prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method]!, kind = KINDS.get(String(Reflect.getMetadata('graphql:resolver_type', handler))), permission = this.reflector.get<Permission | undefined>(MAY, handler);
        return kind && permission ? [{ name: String(Reflect.getMetadata('graphql:resolver_name', handler) ?? method), kind, permission }] : [];
      });
    });
  }

  /** Every type that these operations take or answer, with the fields that the key may read of it. */
  #types(operations: readonly ApiOperation[]): ApiType[] {
    const { schema } = this.host, open = openFields(this.#ability), seen = new Map<string, ApiType>();
    const visit = (type: GraphQLNamedType | undefined): void => {
      if (!type || seen.has(type.name)) return;
      const { name, description } = type, shell = (kind: string, fields: ApiField[]) => void seen.set(name, { name, kind, description: description ?? null, fields });
      if (isUnionType(type)) {
        shell('union', type.getTypes().map((one) => told(one.name, one.name, null)));
        for (const one of type.getTypes()) visit(one);
      } else if (isInputObjectType(type) || isObjectType(type)) {
        const fields = Object.values(type.getFields()).filter((field) => isInputObjectType(type) || !open || open.has(`${name}.${field.name}`));
        shell(isInputObjectType(type) ? 'input' : 'object', fields.map((field) => told(field.name, String(field.type), field.description)));
        for (const field of fields) visit(named(field.type));
      }
    };
    for (const { name, kind } of operations) {
      const field = (kind === 'query' ? schema.getQueryType() : schema.getMutationType())!.getFields()[name]!;
      for (const arg of field.args) visit(named(arg.type));
      visit(named(field.type));
    }
    return [...seen.values()].filter(({ fields }) => fields.length).toSorted((a, b) => a.name.localeCompare(b.name));
  }
}

const named = (type: GraphQLType): GraphQLNamedType => getNamedType(type);
const told = (name: string, type: string, description: string | null | undefined): ApiField => ({ name, type, description: description ?? null });
