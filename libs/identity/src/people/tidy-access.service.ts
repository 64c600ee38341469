import { Inject, Injectable } from '@nestjs/common';
import { Database, OnJob } from '@quittance/platform';
import { PasskeysService } from '../account/passkeys.service.ts';
import { TriesService } from '../tries/tries.service.ts';
import { AccountLinksService } from './account-links.service.ts';

/** Each night: links that open nothing any more are blanked, challenges that are over and tries that count no more are forgotten. */
@Injectable()
export class TidyAccessService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(AccountLinksService) private readonly links: AccountLinksService, @Inject(PasskeysService) private readonly passkeys: PasskeysService, @Inject(TriesService) private readonly tries: TriesService) {}

  @OnJob('tidy-access')
  async tidy(): Promise<void> {
    await this.links.clean(this.database);
    await this.passkeys.clean();
    await this.tries.clean();
  }
}
