import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { MAY } from './may.ts';

/** Nest's own marks of a door: resolvers (query, mutation, field), routes, socket messages. */
const DOOR_MARKS = ['graphql:resolver_type', 'graphql:resolve_property', 'path', 'websockets:message_mapping'];

/** Every door of these instances that carries no permission, as "Class.method". */
export function unguardedDoors(instances: { name: string; instance: object }[], scanner: MetadataScanner, reflector: Reflector): string[] {
  const open: string[] = [];
  for (const { name, instance } of instances) {
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (!prototype) continue;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const handler = (prototype as Record<string, unknown>)[method] as (...args: never[]) => unknown;
      const isDoor = DOOR_MARKS.some((mark) => Reflect.hasMetadata(mark, handler));
      if (isDoor && !reflector.get(MAY, handler)) open.push(`${name}.${method}`);
    }
  }
  return open;
}

/** The server refuses to start with a door that carries no permission. */
@Injectable()
export class DoorsCheck implements OnApplicationBootstrap {
  constructor(@Inject(DiscoveryService) private readonly discovery: DiscoveryService, @Inject(MetadataScanner) private readonly scanner: MetadataScanner, @Inject(Reflector) private readonly reflector: Reflector) {}

  onApplicationBootstrap(): void {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()]
      .filter((w) => w.instance && typeof w.instance === 'object' && w.metatype && !w.isAlias && !['Object', 'Array'].includes(w.name))
      .filter((w) => !String((w.metatype as { name?: string }).name ?? '').startsWith('Apollo') && !String((w.metatype as { name?: string }).name ?? '').startsWith('GraphQL'))
      .map((w) => ({ name: w.name, instance: w.instance as object }));
    const open = unguardedDoors(wrappers, this.scanner, this.reflector);
    if (open.length) throw new Error(`These doors carry no permission (@May): ${[...new Set(open)].join(', ')}`);
  }
}
