import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuditService } from './audit.service.ts';
import { HeadsService } from './heads.service.ts';
import { PersonErasureService } from './person-erasure.service.ts';
import { SceneHooks } from './scene.hooks.ts';
import { SealService } from './seal.service.ts';
import { Sealer } from './sealer.ts';
import { ThresholdsService } from './thresholds.service.ts';
import { TrailBuffer } from './trail-buffer.ts';
import { TrailController } from './trail.controller.ts';
import { TrailResolver } from './trail.resolver.ts';
import { TrailService } from './trail.service.ts';
import { VerificationService } from './verification.service.ts';
import { WatchInterceptor } from './watch.interceptor.ts';
import { WatchPlugin } from './watch.plugin.ts';

/** The trail: what was done, read, taken out and refused; sealed into a chain, and shown to who answers for it. */
@Global()
@Module({
  controllers: [TrailController],
  providers: [AuditService, HeadsService, PersonErasureService, SealService, Sealer, ThresholdsService, TrailBuffer, VerificationService, SceneHooks, TrailResolver, TrailService, WatchPlugin, { provide: APP_INTERCEPTOR, useClass: WatchInterceptor }],
  exports: [AuditService, HeadsService, PersonErasureService, SealService, TrailBuffer, VerificationService],
})
export class AuditModule {}
