import { Inject } from '@nestjs/common';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CallLogged } from '@quittance/cases';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { QueueService } from './queue.service.ts';
import { QueueFilter, QueuePage } from './queue.type.ts';

@Resolver()
export class QueueResolver {
  constructor(@Inject(QueueService) private readonly queues: QueueService) {}

  @Query(() => QueuePage) @May('work', 'Queue')
  queue(@CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('filter', { type: () => QueueFilter, nullable: true }) filter?: QueueFilter | null) {
    return this.queues.queue(actor, { after, first, filter });
  }

  @Query(() => ID, { nullable: true, description: 'The case that follows in my queue; afterId is the one being left.' }) @May('work', 'Queue')
  nextInQueue(@CurrentActor() actor: Actor, @Args('afterId', { type: () => ID, nullable: true }) afterId?: string | null) {
    return this.queues.next(actor, afterId);
  }
}

/** A call once logged leads on: the queue stands below the case, so it adds this to the answer itself. */
@Resolver(() => CallLogged)
export class NextCaseResolver {
  constructor(@Inject(QueueService) private readonly queues: QueueService) {}

  @ResolveField(() => ID, { nullable: true }) @May('work', 'Queue')
  nextCaseId(@CurrentActor() actor: Actor, @Parent() logged: CallLogged) {
    return this.queues.next(actor, logged.caseFile.id);
  }
}
