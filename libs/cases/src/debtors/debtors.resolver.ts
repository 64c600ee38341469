import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { LikelyDebtor } from '@quittance/parties';
import { CurrentActor, Day, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { CaseDebtorRecordService } from './case-debtor-record.service.ts';
import { CasePartyInput, DebtorRecord, DebtorRecordedResult, DebtorsMergedResult, LinkDebtorsInput, MergeDebtorsInput, RecordDebtorDataInput, ReturnedMailInput } from './debtor-record.type.ts';
import { MergeDebtorsService } from './merge-debtors.service.ts';
import { PartyActsService } from './party-acts.service.ts';
import { RecordDebtorService } from './record-debtor.service.ts';

const dry = { type: () => Boolean, nullable: true } as const;

@Resolver()
export class DebtorsResolver {
  constructor(@Inject(RecordDebtorService) private readonly records: RecordDebtorService, @Inject(PartyActsService) private readonly parties: PartyActsService) {}

  @Mutation(() => DebtorRecordedResult, { description: 'What was told of the debtor; the same again writes nothing.' }) @May('record', 'Debtor')
  recordDebtorData(@CurrentActor() actor: Actor, @Args('input', { type: () => RecordDebtorDataInput }) input: RecordDebtorDataInput, @Args('dryRun', dry) dryRun?: boolean | null) {
    return this.records.record(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => DebtorRecordedResult, { description: 'It is not his, or no longer: it stays in the history.' }) @May('record', 'Debtor')
  withdrawDebtorDatum(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string, @Args('datumId', { type: () => ID }) datumId: string, @Args('reason') reason: string) {
    return this.records.withdraw(actor, caseId, datumId, reason);
  }

  @Mutation(() => DebtorRecordedResult, { description: 'Mail came back from an address: letters go to the next best, until it is set back.' }) @May('record', 'Debtor')
  markReturnedMail(@CurrentActor() actor: Actor, @Args('input', { type: () => ReturnedMailInput }) input: ReturnedMailInput) {
    return this.records.returned(actor, input);
  }

  @Mutation(() => DebtorRecordedResult) @May('record', 'Debtor')
  setBackReturnedMail(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string, @Args('addressId', { type: () => ID }) addressId: string, @Args('reason') reason: string) {
    return this.records.setBack(actor, caseId, addressId, reason);
  }

  @Mutation(() => DebtorRecordedResult) @May('record', 'Debtor')
  addCaseParty(@CurrentActor() actor: Actor, @Args('input', { type: () => CasePartyInput }) input: CasePartyInput, @Args('dryRun', dry) dryRun?: boolean | null) {
    return this.parties.add(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => DebtorRecordedResult, { description: 'on: since when he is bound no more.' }) @May('record', 'Debtor')
  endCaseParty(@CurrentActor() actor: Actor, @Args('partyId', { type: () => ID }) partyId: string, @Args('on', { type: () => Day }) on: Temporal.PlainDate, @Args('reason') reason: string) {
    return this.parties.end(actor, partyId, on, reason);
  }

  @Mutation(() => DebtorRecordedResult) @May('record', 'Debtor')
  linkDebtors(@CurrentActor() actor: Actor, @Args('input', { type: () => LinkDebtorsInput }) input: LinkDebtorsInput) {
    return this.records.link(actor, input);
  }

  @Mutation(() => DebtorRecordedResult) @May('record', 'Debtor')
  unlinkDebtors(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string, @Args('linkId', { type: () => ID }) linkId: string, @Args('reason') reason: string) {
    return this.records.unlink(actor, caseId, linkId, reason);
  }
}

@Resolver()
export class MergeDebtorsResolver {
  constructor(@Inject(MergeDebtorsService) private readonly merges: MergeDebtorsService, @Inject(CaseDebtorRecordService) private readonly records: CaseDebtorRecordService) {}

  @Query(() => [LikelyDebtor], { description: 'Of the same creditor: without a text those who may be the same, the likeliest first; with one, those who answer to it (a name, a SIREN, a reference).' }) @May('merge', 'Debtor')
  likelyDebtors(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string, @Args('text', { type: () => String, nullable: true }) text?: string | null) {
    return this.records.likely(actor, caseId, text ?? null);
  }

  @Mutation(() => DebtorsMergedResult, { description: 'Two records of one debtor become one; dryRun: says what follows and writes nothing. partDebtors takes it back as it was.' }) @May('merge', 'Debtor')
  mergeDebtors(@CurrentActor() actor: Actor, @Args('input', { type: () => MergeDebtorsInput }) input: MergeDebtorsInput, @Args('dryRun', dry) dryRun?: boolean | null) {
    return this.merges.merge(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => DebtorsMergedResult) @May('reverse', 'Debtor')
  partDebtors(@CurrentActor() actor: Actor, @Args('mergeId', { type: () => ID }) mergeId: string, @Args('reason') reason: string, @Args('dryRun', dry) dryRun?: boolean | null) {
    return this.merges.part(actor, mergeId, reason, { dryRun: dryRun ?? false });
  }
}

@Resolver(() => CaseFile)
export class CaseDebtorResolver {
  constructor(@Inject(CaseDebtorRecordService) private readonly records: CaseDebtorRecordService) {}

  @ResolveField(() => DebtorRecord) @May('read', 'CaseFile')
  debtorRecord(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.records.of(actor, file);
  }
}
