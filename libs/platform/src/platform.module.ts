import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { Clock } from './clock/clock.ts';
import { Blobs } from './files/blobs.ts';
import { blobEntity } from './files/blob.entity.ts';
import { DayScalar, InstantScalar, MoneyScalar, PercentScalar } from './graphql/scalars.ts';
import { DoorsCheck } from './guard/doors.check.ts';
import { MayGuard } from './guard/may.guard.ts';
import { RefusalInterceptor } from './errors/refusal.interceptor.ts';
import { Jobs } from './jobs/jobs.ts';
import { DeliverMessages } from './mail/deliver-messages.ts';
import { Mailer } from './mail/mailer.ts';
import { Database } from './orm/database.ts';
import { OrmCloser } from './orm/orm-closer.ts';
import { ormOptions } from './orm/options.ts';
import { Handlers } from './outbox/handlers.ts';
import { OutboxRelay } from './outbox/relay.ts';
import { PLATFORM_OPTIONS, type PlatformOptions } from './options.ts';
import { SecretBox } from './secrets/secret-box.ts';
import { PdfPrinter } from './pdf/index.ts';
import { Printer } from './files/printer.ts';

@Global()
@Module({})
export class PlatformModule {
  /** entities: those of all contexts, gathered by the application. */
  static forRoot(options: PlatformOptions, entities: readonly unknown[]): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: PLATFORM_OPTIONS, useValue: options },
        { provide: MikroORM, useFactory: () => MikroORM.init(ormOptions(options.databaseUrl, options.root, [blobEntity, ...entities])) },
        { provide: PdfPrinter, useFactory: () => new PdfPrinter({ cacheDir: options.cacheDir }) },
        { provide: APP_GUARD, useClass: MayGuard },
        { provide: APP_INTERCEPTOR, useClass: RefusalInterceptor },
        Clock, Database, OrmCloser, Handlers, OutboxRelay, Jobs, Blobs, Printer, Mailer, DeliverMessages, SecretBox, DoorsCheck, MoneyScalar, PercentScalar, DayScalar, InstantScalar,
      ],
      exports: [PLATFORM_OPTIONS, MikroORM, Clock, Database, Handlers, OutboxRelay, Jobs, Blobs, PdfPrinter, Mailer, DeliverMessages, SecretBox],
    };
  }
}
