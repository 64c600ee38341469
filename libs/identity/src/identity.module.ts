import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@quittance/platform';
import { AuditService } from './audit/audit.service.ts';
import { PeopleService } from './people/people.service.ts';
import { SessionEnded } from './sessions/session-ended.ts';
import { SessionsResolver } from './sessions/sessions.resolver.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { SignInService } from './sessions/sign-in.service.ts';

@Global()
@Module({
  providers: [AuditService, PeopleService, SessionsService, SignInService, SessionEnded, SessionsResolver, { provide: Authenticator, useExisting: SessionsService }],
  exports: [AuditService, PeopleService, SessionsService, SignInService, SessionEnded, Authenticator],
})
export class IdentityModule {}
