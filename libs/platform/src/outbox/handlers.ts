/** Reactions to what happened and jobs, declared beside their owner; the server does not start with one that nobody handles. */
import { Injectable, Inject, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { EventIds, EventName } from '@quittance/contract';
import type { Tx } from '../orm/database.ts';

const ON_EVENT = 'quittance:on-event';
const ON_JOB = 'quittance:on-job';

export interface Happened { id: string; name: EventName; ids: EventIds; agencyId: string; caseId: string | null; creditorId: string | null }

/** `method(tx, event)` runs once for each event, in the transaction that marks it as handled. */
export const OnEvent = (name: EventName) => SetMetadata(ON_EVENT, name);
/** `method(data)` runs a background job; it must bear to be run twice. */
export const OnJob = (name: string) => SetMetadata(ON_JOB, name);

export type EventHandler = (tx: Tx, event: Happened) => Promise<void>;
export type JobHandler = (data: Record<string, string>) => Promise<void>;

@Injectable()
export class Handlers {
  constructor(@Inject(DiscoveryService) private readonly discovery: DiscoveryService, @Inject(MetadataScanner) private readonly scanner: MetadataScanner, @Inject(Reflector) private readonly reflector: Reflector) {}

  #methods(mark: string): { key: string; name: string; run: (...args: never[]) => Promise<void> }[] {
    return this.discovery.getProviders().filter((w) => w.instance && typeof w.instance === 'object' && !w.isAlias).flatMap((w) => {
      const instance = w.instance as Record<string, (...args: never[]) => Promise<void>>;
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => void> | null;
      if (!prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const name = this.reflector.get<string | undefined>(mark, prototype[method]!);
        return name ? [{ key: `${w.name}.${method}`, name, run: instance[method]!.bind(instance) }] : [];
      });
    });
  }

  events(): Map<string, { key: string; run: EventHandler }[]> {
    const map = new Map<string, { key: string; run: EventHandler }[]>();
    for (const { key, name, run } of this.#methods(ON_EVENT)) map.set(name, [...(map.get(name) ?? []), { key, run: run as unknown as EventHandler }]);
    return map;
  }

  /** One handler a job; two of the same name is a fault of ours. */
  jobs(): Map<string, JobHandler> {
    const map = new Map<string, JobHandler>();
    for (const { key, name, run } of this.#methods(ON_JOB)) {
      if (map.has(name)) throw new Error(`The job ${name} has two handlers, the second is ${key}`);
      map.set(name, run as unknown as JobHandler);
    }
    return map;
  }
}
