import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Fresh, May, type Actor } from '@quittance/platform';
import { AddStudyUserInput, AddStudyUserResult, RegisterStudyInput, Study, StudyResult, StudyUser } from './study.type.ts';
import { StudiesService } from './studies.service.ts';

@Resolver(() => Study)
export class StudiesResolver {
  constructor(@Inject(StudiesService) private readonly service: StudiesService) {}

  @Query(() => [Study], { name: 'studies' }) @May('read', 'Study')
  list(@CurrentActor() actor: Actor) {
    return this.service.all(actor);
  }

  @Query(() => Study, { nullable: true }) @May('read', 'Study')
  study(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.service.one(actor, id);
  }

  @Mutation(() => StudyResult) @May('register', 'Study')
  registerStudy(@CurrentActor() actor: Actor, @Args('input', { type: () => RegisterStudyInput }) input: RegisterStudyInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.register(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => AddStudyUserResult) @May('invite', 'StudyUser') @Fresh()
  addStudyUser(@CurrentActor() actor: Actor, @Args('input', { type: () => AddStudyUserInput }) input: AddStudyUserInput) {
    return this.service.addUser(actor, input);
  }

  @ResolveField(() => [StudyUser]) @May('read', 'Study')
  users(@CurrentActor() actor: Actor, @Parent() study: Study) {
    return this.service.users(actor, study.id);
  }
}
