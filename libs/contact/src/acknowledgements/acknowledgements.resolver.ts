import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Document, DocumentsService } from '@quittance/documents';
import { Deposit } from '@quittance/intake';
import { CurrentActor, May, type Actor } from '@quittance/platform';

const PAPER = 'deposit_acknowledgement';
/** What it has no room for: all claims, and all that was not taken, whoever made the table. */
const TABLES = new Set(['deposit_annex', 'deposit_report']);

/** The paper that acknowledges a deposit, once it is printed, and the tables that go with it. */
@Resolver(() => Deposit)
export class DepositAcknowledgementResolver {
  constructor(@Inject(DocumentsService) private readonly documents: DocumentsService) {}

  @ResolveField(() => Document, { nullable: true, description: 'The acknowledgement as a PDF, annexed to the mandate (CPCE R124-3); null until it is printed.' }) @May('read', 'Deposit')
  async acknowledgement(@CurrentActor() actor: Actor, @Parent() deposit: Deposit) {
    return (await this.documents.ofDeposit(actor, deposit.id)).find(({ kind }) => kind === PAPER) ?? null;
  }

  @ResolveField(() => [Document], { description: 'The tables that the acknowledgement has no room for: all claims, all that was not taken (CSV).' }) @May('read', 'Deposit')
  async acknowledgementAnnexes(@CurrentActor() actor: Actor, @Parent() deposit: Deposit) {
    return (await this.documents.ofDeposit(actor, deposit.id)).filter(({ kind }) => TABLES.has(kind));
  }
}
