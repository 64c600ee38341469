import { Global, Module } from '@nestjs/common';
import { Authenticator, VisitAuthenticator } from '@quittance/platform';
import { CaseOpeningsService } from './access/case-openings.service.ts';
import { CaseSightService } from './access/case-sight.service.ts';
import { EffectService } from './access/effect.service.ts';
import { GiveAccessService } from './access/give-access.service.ts';
import { OpenPages } from './access/open-pages.ts';
import { PeopleReadService } from './access/people-read.service.ts';
import { PeopleResolver } from './access/people.resolver.ts';
import { StartOverService } from './access/start-over.service.ts';
import { ViewingResolver } from './access/viewing.resolver.ts';
import { ViewingService } from './access/viewing.service.ts';
import { AccountResolver } from './account/account.resolver.ts';
import { AccountService } from './account/account.service.ts';
import { ChangeNoticeService } from './account/change-notice.service.ts';
import { FactorsService } from './account/factors.service.ts';
import { HoldersService } from './account/holders.service.ts';
import { PasskeysService } from './account/passkeys.service.ts';
import { ProtectionService } from './account/protection.service.ts';
import { RecoveryCodesService } from './account/recovery-codes.service.ts';
import { TotpService } from './account/totp.service.ts';
import { AuditModule } from './audit/audit.module.ts';
import { AccountLinksService } from './people/account-links.service.ts';
import { InvitationsResolver } from './people/invitations.resolver.ts';
import { InvitationsService } from './people/invitations.service.ts';
import { PeopleService } from './people/people.service.ts';
import { TidyAccessService } from './people/tidy-access.service.ts';
import { WelcomeResolver } from './people/welcome.resolver.ts';
import { LinkUse, WelcomeService } from './people/welcome.service.ts';
import { AdmissionService } from './sessions/admission.service.ts';
import { CloseTimedOutService } from './sessions/close-timed-out.service.ts';
import { KnownDevicesService } from './sessions/known-devices.service.ts';
import { SecondStepService } from './sessions/second-step.service.ts';
import { SessionCookies } from './sessions/session-cookies.ts';
import { SessionEnded } from './sessions/session-ended.ts';
import { SessionsResolver } from './sessions/sessions.resolver.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { SignInService } from './sessions/sign-in.service.ts';
import { TokensResolver } from './tokens/tokens.resolver.ts';
import { TokensService } from './tokens/tokens.service.ts';
import { TriesService } from './tries/tries.service.ts';
import { VisitsService } from './visits/visits.service.ts';

/** Who may what, who sees what, and looking with another's eyes. */
const access = [PeopleReadService, EffectService, GiveAccessService, StartOverService, CaseSightService, CaseOpeningsService, OpenPages, ViewingService];

/** Coming in: by a link, a password, a passkey, and at the second step; one's own account. */
const comingIn = [AdmissionService, SecondStepService, KnownDevicesService, SessionCookies, TriesService, HoldersService, FactorsService, PasskeysService, TotpService, RecoveryCodesService, ChangeNoticeService, AccountService, ProtectionService, AccountLinksService, InvitationsService, LinkUse, WelcomeService, TidyAccessService, CloseTimedOutService];

@Global()
@Module({
  imports: [AuditModule],
  providers: [...access, ...comingIn, AccountResolver, InvitationsResolver, WelcomeResolver, PeopleResolver, ViewingResolver, PeopleService, SessionsService, SignInService, SessionEnded, VisitsService, TokensService, TokensResolver, SessionsResolver, { provide: Authenticator, useExisting: SessionsService }, { provide: VisitAuthenticator, useExisting: VisitsService }],
  exports: [...access, AccountService, InvitationsService, WelcomeService, SecondStepService, TriesService, AuditModule, PeopleService, SessionsService, SignInService, SessionEnded, VisitsService, TokensService, Authenticator, VisitAuthenticator],
})
export class IdentityModule {}
