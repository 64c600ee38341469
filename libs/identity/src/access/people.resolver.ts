import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Person } from '../people/person.type.ts';
import { AccessResult, CaseOpening, CaseSight, GiveAccessInput, PeopleFilter, PersonPage } from './access.type.ts';
import { CaseOpeningsService } from './case-openings.service.ts';
import { CaseSightService } from './case-sight.service.ts';
import { GiveAccessService } from './give-access.service.ts';
import { StartOverService } from './start-over.service.ts';
import { PeopleReadService } from './people-read.service.ts';

const DRY = { type: () => Boolean, nullable: true, description: 'Says what it would do, and writes nothing.' } as const;

@Resolver(() => Person)
export class PeopleResolver {
  constructor(@Inject(PeopleReadService) private readonly reads: PeopleReadService, @Inject(GiveAccessService) private readonly access: GiveAccessService, @Inject(CaseSightService) private readonly sights: CaseSightService, @Inject(CaseOpeningsService) private readonly openings: CaseOpeningsService, @Inject(StartOverService) private readonly over: StartOverService) {}

  @Query(() => PersonPage, { description: 'Those whom the reader may know of, by name; the disabled among them.' }) @May('read', 'Person')
  people(@CurrentActor() actor: Actor, @Args('filter', { type: () => PeopleFilter, nullable: true }) filter?: PeopleFilter | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('after', { type: () => String, nullable: true }) after?: string | null) {
    return this.reads.list(actor, { filter, first, after });
  }

  @Query(() => Person, { nullable: true }) @May('read', 'Person')
  person(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.reads.one(actor, id);
  }

  @Query(() => CaseSight, { nullable: true, description: 'Of a case by its id, or by its public reference.' }) @May('read', 'CaseAccess')
  whoCanSee(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID, nullable: true }) caseId?: string | null, @Args('reference', { type: () => String, nullable: true }) reference?: string | null) {
    return this.sights.of(actor, { caseId, reference });
  }

  @Query(() => [CaseOpening], { description: 'Who opened a case lately, each once, newest first; ten at most.' }) @May('read', 'CaseOpening')
  whoOpened(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string) {
    return this.openings.of(actor, caseId);
  }

  @Mutation(() => AccessResult, { description: 'Never to oneself.' }) @May('give', 'Person')
  giveAccess(@CurrentActor() actor: Actor, @Args('input', { type: () => GiveAccessInput }) input: GiveAccessInput, @Args('dryRun', DRY) dryRun?: boolean | null) {
    return this.access.give(actor, input, dryRun === true);
  }

  @Mutation(() => AccessResult, { description: 'What he has open closes within a second.' }) @May('give', 'Person')
  takeAccess(@CurrentActor() actor: Actor, @Args('userId', { type: () => ID }) userId: string, @Args('roleId', { type: () => ID }) roleId: string, @Args('dryRun', DRY) dryRun?: boolean | null) {
    return this.access.take(actor, userId, roleId, dryRun === true);
  }

  @Mutation(() => AccessResult, { description: 'He can no longer come in; his roles wait for him.' }) @May('revoke', 'Person')
  disablePerson(@CurrentActor() actor: Actor, @Args('userId', { type: () => ID }) userId: string, @Args('dryRun', DRY) dryRun?: boolean | null) {
    return this.access.disable(actor, userId, dryRun === true);
  }

  @Mutation(() => AccessResult, { description: 'He lost what he came in with: it opens nothing any longer, and a link by mail lets him begin again.' }) @May('revoke', 'Person')
  startOver(@CurrentActor() actor: Actor, @Args('userId', { type: () => ID }) userId: string, @Args('dryRun', DRY) dryRun?: boolean | null) {
    return this.over.startOver(actor, userId, dryRun === true);
  }

  @Mutation(() => AccessResult) @May('revoke', 'Person')
  enablePerson(@CurrentActor() actor: Actor, @Args('userId', { type: () => ID }) userId: string, @Args('dryRun', DRY) dryRun?: boolean | null) {
    return this.access.enable(actor, userId, dryRun === true);
  }
}
