/**
 * Who comes in: people and the roles they hold, passwords, sessions that really end, and the trail of who did what.
 */
export * from './identity.module.ts';
export * from './audit/audit.module.ts';
export { AuditService, type AuditLine } from './audit/audit.service.ts';
export { HeadsService } from './audit/heads.service.ts';
export { PersonErasureService } from './audit/person-erasure.service.ts';
export { SealService } from './audit/seal.service.ts';
export { TrailBuffer } from './audit/trail-buffer.ts';
export { VerificationService } from './audit/verification.service.ts';
export { PeopleService, type NewUser } from './people/people.service.ts';
export { InvitationsService } from './people/invitations.service.ts';
export { WelcomeService } from './people/welcome.service.ts';
export { AccountService } from './account/account.service.ts';
export { SecondStepService } from './sessions/second-step.service.ts';
export { TriesService } from './tries/tries.service.ts';
export { SessionsService } from './sessions/sessions.service.ts';
export { TokensService } from './tokens/tokens.service.ts';
export { SignInService } from './sessions/sign-in.service.ts';
export { visitor, VisitsService, type NewVisit } from './visits/visits.service.ts';
export { CaseOpeningsService } from './access/case-openings.service.ts';
export { CaseSightService } from './access/case-sight.service.ts';
export { GiveAccessService } from './access/give-access.service.ts';
export { OpenPages } from './access/open-pages.ts';
export { PeopleReadService } from './access/people-read.service.ts';
export { ViewingService } from './access/viewing.service.ts';
export { SessionEnded } from './sessions/session-ended.ts';
import { roleHeldEntity, userEntity } from './people/user.entity.ts';
export const identityEntities = [userEntity, roleHeldEntity];
