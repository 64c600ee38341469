import { Inject, Injectable } from '@nestjs/common';
import { AgencyService, CreditorsService } from '@quittance/parties';
import { Clock } from '@quittance/platform';
import { SignatureNotesService } from '../requests/signature-notes.service.ts';
import { SigningCodesService } from './signing-codes.service.ts';
import { SigningLinksService } from './signing-links.service.ts';

/** Collaborators of signing at a distance, gathered so that each service of it has few. */
@Injectable()
export class SigningHouse {
  constructor(
    @Inject(SigningLinksService) readonly links: SigningLinksService, @Inject(SigningCodesService) readonly codes: SigningCodesService, @Inject(SignatureNotesService) readonly notes: SignatureNotesService,
    @Inject(AgencyService) readonly agencies: AgencyService, @Inject(CreditorsService) readonly creditors: CreditorsService, @Inject(Clock) readonly clock: Clock,
  ) {}
}
