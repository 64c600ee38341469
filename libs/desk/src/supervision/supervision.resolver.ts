import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { SupervisionService } from './supervision.service.ts';
import { Supervision } from './supervision.type.ts';

@Resolver()
export class SupervisionResolver {
  constructor(@Inject(SupervisionService) private readonly supervisions: SupervisionService) {}

  @Query(() => Supervision) @May('read', 'Supervision')
  supervision(@CurrentActor() actor: Actor) {
    return this.supervisions.supervision(actor);
  }
}
