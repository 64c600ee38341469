import { Inject, Injectable } from '@nestjs/common';
import { Clock, Mailer, sql, type FactValues, type Tx } from '@quittance/platform';
import { AuditService } from '../audit/audit.service.ts';
import { changeWords, newDeviceWords, type AccountChange } from '../people/account-message.ts';
import { deviceWords } from './device-words.ts';
import type { Holder } from './holders.service.ts';

/** What changed about an account: kept in the trail, and told to its owner by mail, so that whoever did not do it learns of it. */
@Injectable()
export class ChangeNoticeService {
  constructor(@Inject(Mailer) private readonly mailer: Mailer, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService) {}

  async tell(tx: Tx, holder: Holder, change: AccountChange): Promise<void> {
    const agency = await tx.first<{ name: string; phone: string }>(sql`select name, phone from agency where id = ${holder.agencyId}`);
    const words = changeWords(holder.locale, change, { name: holder.name, agency: agency!.name, phone: agency!.phone, at: this.clock.now() });
    await this.mailer.send(tx, { agencyId: holder.agencyId, channel: 'email', purpose: 'account_changed', recipient: holder.email, ...words });
  }

  /** He came in from a device that he never came in from: whoever knows his proofs is told apart from him. */
  async newDevice(tx: Tx, holder: Holder, from: { ip?: string | undefined; userAgent?: string | undefined }): Promise<void> {
    const agency = await tx.first<{ name: string; phone: string }>(sql`select name, phone from agency where id = ${holder.agencyId}`);
    const words = newDeviceWords(holder.locale, { name: holder.name, agency: agency!.name, phone: agency!.phone, at: this.clock.now(), device: deviceWords(from.userAgent ?? null), address: from.ip ?? null });
    await this.mailer.send(tx, { agencyId: holder.agencyId, channel: 'email', purpose: 'new_device', recipient: holder.email, ...words });
  }

  /** Kept only: what its owner need not be written to about. */
  async keep(tx: Tx, holder: Holder, action: string, facts: FactValues = {}): Promise<void> {
    await this.audit.record(tx, { id: holder.id }, { action, subject: 'Account', subjectId: holder.id, outcome: 'done', facts });
  }

  async both(tx: Tx, holder: Holder, action: string, change: AccountChange, facts: FactValues = {}): Promise<void> {
    await this.keep(tx, holder, action, facts);
    await this.tell(tx, holder, change);
  }
}
