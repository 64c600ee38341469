import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { contexts, entities } from '@quittance/api/contexts';
import { HouseLogger, PlatformModule, type PlatformOptions } from '@quittance/platform';

@Module({})
class WorkerModule {
  static with(options: PlatformOptions): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.forRoot({ ...options, works: true }, entities), ...contexts] };
  }
}

/** Nobody can call in; it works until it is closed. */
export function createWorker(options: PlatformOptions): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.with(options), { logger: new HouseLogger(), abortOnError: false });
}
