import { Inject, Injectable } from '@nestjs/common';
import type { SeenCase } from '@quittance/cases';
import { AgencyService, CreditorsService, DebtorsService } from '@quittance/parties';
import { Mailer, Refused, type Tx } from '@quittance/platform';
import { addressLine } from '../letters/formal-notice-letter.ts';
import { mailAddress, mobileNumber } from '../messages/recipient.ts';

type Reader = Pick<Tx, 'rows' | 'first'>;

export interface Parties { recipient: string; agency: { name: string; address: string; phone: string }; creditor: { name: string; address: string }; link: string }

/** Who writes to whom for whom, and where he is reached. */
@Injectable()
export class ReminderPartiesService {
  constructor(@Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(DebtorsService) private readonly debtors: DebtorsService, @Inject(Mailer) private readonly mailer: Mailer) {}

  carries(channel: 'email' | 'sms'): boolean {
    return this.mailer.carries(channel);
  }

  /** Refuses no_address where the debtor has none for this channel. */
  async of(reader: Reader, file: Pick<SeenCase, 'agencyId' | 'creditorId' | 'debtorId' | 'publicReference'>, channel: 'email' | 'sms'): Promise<Parties> {
    const debtor = await this.debtors.facts(reader, file.debtorId);
    const recipient = channel === 'email' ? mailAddress(debtor.email) : mobileNumber(debtor.phone);
    if (!recipient) throw new Refused('no_address', { facts: { channel } });
    const agency = await this.agencies.facts(reader, file.agencyId), creditor = await this.creditors.facts(reader, file.creditorId);
    return {
      recipient, agency: { name: agency.name, address: addressLine(agency.address), phone: agency.phone }, creditor: { name: creditor.name, address: addressLine(creditor.address) },
      link: this.mailer.linkTo(`/d/${file.publicReference.replace(/-/g, '')}`),
    };
  }
}
