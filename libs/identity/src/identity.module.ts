import { Global, Module } from '@nestjs/common';
import { Authenticator, VisitAuthenticator } from '@quittance/platform';
import { AuditModule } from './audit/audit.module.ts';
import { PeopleService } from './people/people.service.ts';
import { SessionEnded } from './sessions/session-ended.ts';
import { SessionsResolver } from './sessions/sessions.resolver.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { SignInService } from './sessions/sign-in.service.ts';
import { TokensResolver } from './tokens/tokens.resolver.ts';
import { TokensService } from './tokens/tokens.service.ts';
import { VisitsService } from './visits/visits.service.ts';

@Global()
@Module({
  imports: [AuditModule],
  providers: [PeopleService, SessionsService, SignInService, SessionEnded, VisitsService, TokensService, TokensResolver, SessionsResolver, { provide: Authenticator, useExisting: SessionsService }, { provide: VisitAuthenticator, useExisting: VisitsService }],
  exports: [AuditModule, PeopleService, SessionsService, SignInService, SessionEnded, VisitsService, TokensService, Authenticator, VisitAuthenticator],
})
export class IdentityModule {}
