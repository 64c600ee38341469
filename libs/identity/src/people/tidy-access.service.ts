import { Inject, Injectable } from '@nestjs/common';
import { Database, OnJob } from '@quittance/platform';
import { PasskeysService } from '../account/passkeys.service.ts';
import { KnownDevicesService } from '../sessions/known-devices.service.ts';
import { TriesService } from '../tries/tries.service.ts';
import { AccountLinksService } from './account-links.service.ts';

/** Each night: links that open nothing any more are blanked, challenges that are over, tries that count no more and devices of a year ago are forgotten. */
@Injectable()
export class TidyAccessService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(AccountLinksService) private readonly links: AccountLinksService, @Inject(PasskeysService) private readonly passkeys: PasskeysService, @Inject(TriesService) private readonly tries: TriesService, @Inject(KnownDevicesService) private readonly devices: KnownDevicesService) {}

  @OnJob('tidy-access')
  async tidy(): Promise<void> {
    await this.links.clean(this.database);
    await this.passkeys.clean();
    await this.tries.clean();
    await this.devices.clean();
  }
}
