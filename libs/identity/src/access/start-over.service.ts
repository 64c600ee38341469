import { Inject, Injectable } from '@nestjs/common';
import { Clock, Refused, sql, type Actor } from '@quittance/platform';
import { HoldersService } from '../account/holders.service.ts';
import { AccountLinksService } from '../people/account-links.service.ts';
import { KnownDevicesService } from '../sessions/known-devices.service.ts';
import type { AccessChange } from './access.type.ts';
import { GiveAccessService } from './give-access.service.ts';

/**
 * Somebody has lost what he came in with: telephone, key and recovery codes. Whoever gives access has him begin again: nothing that he came
 * in with opens any longer, his sessions end, and a link by mail lets him choose a password and a second proof anew. His roles stay.
 */
@Injectable()
export class StartOverService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(GiveAccessService) private readonly access: GiveAccessService, @Inject(HoldersService) private readonly holders: HoldersService, @Inject(AccountLinksService) private readonly links: AccountLinksService, @Inject(KnownDevicesService) private readonly devices: KnownDevicesService) {}

  /** Refusals: own_access, already_disabled, still_invited (he has nothing to lose yet: the invitation is sent again), not_found. */
  startOver(actor: Actor, userId: string, dryRun = false): Promise<AccessChange> {
    return this.access.change(actor, 'revoke', userId, dryRun, async (tx, person) => {
      if (person.standing === 'disabled') throw new Refused('already_disabled');
      if (person.standing === 'invited') throw new Refused('still_invited');
      const now = this.clock.now(), holder = (await this.holders.byId(person.id, tx))!;
      await tx.rows(sql`update totp set removed_at = ${now} where user_id = ${person.id} and removed_at is null`);
      await tx.rows(sql`update passkey set removed_at = ${now} where user_id = ${person.id} and removed_at is null`);
      await tx.rows(sql`update recovery_code set replaced_at = ${now} where user_id = ${person.id} and used_at is null and replaced_at is null`);
      await this.devices.forgetAllOf(tx, person.id);
      // Of staff the second proof is owed at once, whatever time there was before.
      await tx.rows(sql`update app_user set password_hash = null, password_set_at = null, second_factor_due_on = null where id = ${person.id}`);
      await this.links.anew(tx, holder, actor);
      return { action: 'startOver', event: 'AccessTaken', ends: true, facts: {} };
    });
  }
}
