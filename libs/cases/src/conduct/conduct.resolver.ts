import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { ConductService, type CaseConduct } from './conduct.service.ts';
import { ContactAdvice, DebtorWish, FirstLetterRecall, RecordWishInput, WishResult, WordsCheck } from './conduct.type.ts';
import { ContactPolicyService } from './contact-policy.service.ts';
import { ContactPolicyInput, ContactPolicyResult, ContactPolicyView } from './contact-policy.type.ts';
import { WishesService } from './wishes.service.ts';
import { WordsService } from './words.service.ts';

@Resolver()
export class ConductResolver {
  constructor(@Inject(ContactPolicyService) private readonly policies: ContactPolicyService, @Inject(WishesService) private readonly wishes: WishesService, @Inject(WordsService) private readonly words: WordsService) {}

  @Query(() => [ContactPolicyView], { description: 'The one in force today first, then those to come, then those past, the default last.' }) @May('read', 'ContactPolicy')
  contactPolicies(@CurrentActor() actor: Actor) {
    return this.policies.list(actor);
  }

  @Query(() => WordsCheck, { description: 'As one types: notes, mails, answers to the debtor.' }) @May('writeNote', 'CaseFile')
  checkWords(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string, @Args('text') text: string) {
    return this.words.typed(actor, caseId, text);
  }

  @Mutation(() => ContactPolicyResult) @May('set', 'ContactPolicy')
  setContactPolicy(@CurrentActor() actor: Actor, @Args('input', { type: () => ContactPolicyInput }) input: ContactPolicyInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.policies.set(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => WishResult, { description: 'What the debtor asked for, or took back: it counts on all his cases.' }) @May('hold', 'CaseFile')
  recordWish(@CurrentActor() actor: Actor, @Args('input', { type: () => RecordWishInput }) input: RecordWishInput) {
    return this.wishes.record(actor, input);
  }
}

/** What a case tells those who work it before they seek the debtor out. */
@Resolver(() => CaseFile)
export class CaseConductResolver {
  /** One answer asks several of these: the facts are read once for it. */
  readonly #read = new WeakMap<CaseFile, Promise<CaseConduct | undefined>>();

  constructor(@Inject(ConductService) private readonly conduct: ConductService, @Inject(WishesService) private readonly wishList: WishesService) {}

  @ResolveField(() => [ContactAdvice], { description: 'For those who work the case.' }) @May('read', 'CaseFile')
  async contactAdvice(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    const facts = await this.#of(actor, file);
    return facts ? this.conduct.advice(facts) : [];
  }

  @ResolveField(() => FirstLetterRecall, { nullable: true, description: 'For those who work the case.' }) @May('read', 'CaseFile')
  async recall(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    const facts = await this.#of(actor, file);
    return facts ? this.conduct.recall(facts) : null;
  }

  @ResolveField(() => Int, { description: 'How often he was sought out in the last seven days, on all his cases; 0 for those who do not work the case.' }) @May('read', 'CaseFile')
  async contactsInDays(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    const facts = await this.#of(actor, file);
    return facts ? this.conduct.contactsInDays(facts) : 0;
  }

  @ResolveField(() => [DebtorWish], { description: 'The newest first, for those who work the case.' }) @May('read', 'CaseFile')
  wishes(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.wishList.ofDebtor(actor, file.debtorId);
  }

  #of(actor: Actor, file: CaseFile): Promise<CaseConduct | undefined> {
    const read = this.#read.get(file) ?? this.conduct.seenBy(actor, file.id);
    this.#read.set(file, read);
    return read;
  }
}
