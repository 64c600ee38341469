import { Controller, Get, Inject } from '@nestjs/common';
import { Database, OpenDoor, PLATFORM_OPTIONS, sql, type PlatformOptions } from '@quittance/platform';
import { demoAccounts } from './demo-accounts.ts';

/** What the sign-in page may say of the house before anybody is known, and whether it stands. */
@Controller()
export class DoorController {
  constructor(@Inject(Database) private readonly database: Database, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  @Get('door') @OpenDoor('the sign-in page names the agency; in the demo, its accounts')
  async door() {
    const agency = await this.database.first<{ name: string }>(sql`select name from agency order by created_at limit 1`);
    const demo = this.options.demo && !this.options.production;
    return { agency: agency?.name ?? 'Quittance', demo: demo ? demoAccounts : null, production: this.options.production };
  }

  @Get('health') @OpenDoor('a probe asks whether the house stands')
  async health() {
    await this.database.rows(sql`select 1`);
    return { ok: true };
  }
}
