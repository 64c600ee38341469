import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseFile } from '@quittance/cases';
import { refusalGrounds, type PrivacyKind } from '@quittance/law';
import { CurrentActor, Fresh, May, type Actor } from '@quittance/platform';
import { ErasureService } from './acts/erasure.service.ts';
import { PrivacyActsService } from './acts/privacy-acts.service.ts';
import { PrivacyExportService } from './export/export.service.ts';
import { PrivacyReadService } from './privacy-read.service.ts';
import { PrivacyRequestsService } from './privacy-requests.service.ts';
import { Debtor, ErasureOfSubject, PrivacyEvent, PrivacyRequest, PrivacyRequestInput, PrivacyRequestPage, PrivacyRequestResult, PrivacySubject, RectifyInput } from './privacy.type.ts';

@Resolver(() => PrivacyRequest)
export class PrivacyResolver {
  constructor(
    @Inject(PrivacyReadService) private readonly reads: PrivacyReadService, @Inject(PrivacyRequestsService) private readonly requests: PrivacyRequestsService, @Inject(PrivacyActsService) private readonly acts: PrivacyActsService,
    @Inject(PrivacyExportService) private readonly exports: PrivacyExportService, @Inject(ErasureService) private readonly erasures: ErasureService,
  ) {}

  @Query(() => PrivacyRequestPage, { description: 'Requests of persons about their data, by the day of receipt, newest first. state: open | ended; without it, all.' }) @May('read', 'PrivacyRequest')
  privacyRequests(@CurrentActor() actor: Actor, @Args('state', { type: () => String, nullable: true }) state?: string | null, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null) {
    return this.reads.list(actor, { state, after, first });
  }

  @Query(() => PrivacyRequest, { nullable: true }) @May('read', 'PrivacyRequest')
  privacyRequest(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.reads.one(actor, id);
  }

  @ResolveField(() => [PrivacyEvent], { description: 'What became of it, oldest first.' }) @May('read', 'PrivacyRequest')
  events(@CurrentActor() actor: Actor, @Parent() request: PrivacyRequest) {
    return this.reads.events(actor, request.id);
  }

  @ResolveField(() => [PrivacySubject]) @May('read', 'PrivacyRequest')
  subjects(@CurrentActor() actor: Actor, @Parent() request: PrivacyRequest) {
    return this.reads.subjects(actor, request.id);
  }

  @ResolveField(() => Debtor, { description: 'What is known of him today.' }) @May('read', 'PrivacyRequest')
  debtor(@Parent() request: PrivacyRequest) {
    return this.reads.debtor(request.debtorId);
  }

  @ResolveField(() => [ErasureOfSubject], { description: 'What stands against erasing, kind by kind.' }) @May('read', 'PrivacyRequest')
  erasure(@CurrentActor() actor: Actor, @Parent() request: PrivacyRequest) {
    return this.erasures.standing(actor, request.id);
  }

  @ResolveField(() => [String], { description: 'The grounds on which a request of its kind may be refused.' }) @May('read', 'PrivacyRequest')
  grounds(@Parent() request: PrivacyRequest) {
    return refusalGrounds(request.kind as PrivacyKind);
  }

  @Mutation(() => PrivacyRequestResult) @May('register', 'PrivacyRequest')
  openPrivacyRequest(@CurrentActor() actor: Actor, @Args('input', { type: () => PrivacyRequestInput }) input: PrivacyRequestInput) {
    return this.requests.open(actor, { ...input });
  }

  @Mutation(() => PrivacyRequestResult, { description: 'Which proof of identity was seen.' }) @May('rectify', 'PrivacyRequest')
  identifyPerson(@CurrentActor() actor: Actor, @Args('requestId', { type: () => ID }) requestId: string, @Args('proof') proof: string) {
    return this.requests.identify(actor, requestId, proof);
  }

  @Mutation(() => PrivacyRequestResult, { description: 'Another debtor of the agency is the same person.' }) @May('rectify', 'PrivacyRequest')
  joinPerson(@CurrentActor() actor: Actor, @Args('requestId', { type: () => ID }) requestId: string, @Args('debtorId', { type: () => ID }) debtorId: string) {
    return this.requests.join(actor, requestId, debtorId);
  }

  @Mutation(() => PrivacyRequestResult, { description: 'Two months more (RGPD art. 12, § 3).' }) @May('rectify', 'PrivacyRequest')
  extendPrivacyRequest(@CurrentActor() actor: Actor, @Args('requestId', { type: () => ID }) requestId: string, @Args('reason') reason: string) {
    return this.requests.extend(actor, requestId, reason);
  }

  @Mutation(() => PrivacyRequestResult, { description: 'Ends it. code: the ground of a refusal; without one it is answered.' }) @May('rectify', 'PrivacyRequest')
  answerPrivacyRequest(@CurrentActor() actor: Actor, @Args('requestId', { type: () => ID }) requestId: string, @Args('words') words: string, @Args('code', { type: () => String, nullable: true }) code?: string | null) {
    return this.requests.answer(actor, requestId, code, words);
  }

  @Mutation(() => PrivacyRequestResult, { description: 'Makes the answer to an access request: a file and a paper, kept with it.' }) @May('export', 'PrivacyRequest') @Fresh()
  exportPersonalData(@CurrentActor() actor: Actor, @Args('requestId', { type: () => ID }) requestId: string) {
    return this.exports.export(actor, requestId);
  }

  @Mutation(() => PrivacyRequestResult) @May('rectify', 'PrivacyRequest')
  rectifyPerson(@CurrentActor() actor: Actor, @Args('input', { type: () => RectifyInput }) input: RectifyInput) {
    return this.acts.rectify(actor, { ...input });
  }

  @Mutation(() => PrivacyRequestResult, { description: 'Opens the hold that stops processing (RGPD art. 18).' }) @May('rectify', 'PrivacyRequest')
  restrictProcessing(@CurrentActor() actor: Actor, @Args('requestId', { type: () => ID }) requestId: string, @Args('source') source: string) {
    return this.acts.restrict(actor, requestId, source);
  }

  @Mutation(() => PrivacyRequestResult, { description: 'Erases what the law lets fall today. unlawful: it should never have been held (RGPD art. 17, § 1, d).' }) @May('erase', 'PrivacyRequest') @Fresh()
  erasePerson(@CurrentActor() actor: Actor, @Args('requestId', { type: () => ID }) requestId: string, @Args('words') words: string, @Args('unlawful', { type: () => Boolean, nullable: true }) unlawful?: boolean | null) {
    return this.erasures.erase(actor, requestId, unlawful ?? false, words);
  }
}

@Resolver(() => CaseFile)
export class CasePrivacyResolver {
  constructor(@Inject(PrivacyReadService) private readonly reads: PrivacyReadService) {}

  @ResolveField(() => [PrivacyRequest], { description: 'Requests about the debtor\'s data; none for those who may not read them.' }) @May('read', 'CaseFile')
  privacyRequests(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.reads.ofDebtor(actor, file.debtorId);
  }
}
