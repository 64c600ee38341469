import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { HeadsService } from './heads.service.ts';
import { TrailService } from './trail.service.ts';
import { AuditEntry, AuditHead, AuditTrail, AuditTrailFilter, EvidenceStanding, EvidenceVerification } from './trail.type.ts';

@Resolver(() => AuditEntry)
export class TrailResolver {
  constructor(@Inject(TrailService) private readonly trails: TrailService, @Inject(HeadsService) private readonly heads: HeadsService) {}

  @Query(() => AuditTrail, { description: 'Who did, read in bulk, took out and was refused what: newest first.' }) @May('read', 'AuditEntry')
  auditTrail(@CurrentActor() actor: Actor, @Args('filter', { type: () => AuditTrailFilter, nullable: true }) filter?: AuditTrailFilter, @Args('after', { type: () => String, nullable: true }) after?: string, @Args('first', { type: () => Int, nullable: true }) first?: number) {
    return this.trails.trail(actor, filter, after, first);
  }

  @Query(() => AuditEntry, { nullable: true }) @May('read', 'AuditEntry')
  auditEntry(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.trails.one(actor, id);
  }

  @Query(() => EvidenceStanding, { description: 'How far the chain of the agency goes, its newest signed head, the latest verification.' }) @May('read', 'AuditEntry')
  evidenceStanding(@CurrentActor() actor: Actor) {
    return this.trails.standing(actor);
  }

  @Mutation(() => EvidenceVerification, { description: 'The worker verifies the whole chain; while one runs, that one is answered.' }) @May('read', 'AuditEntry')
  verifyEvidence(@CurrentActor() actor: Actor) {
    return this.trails.verify(actor);
  }

  @ResolveField(() => AuditHead, { nullable: true, description: 'The first signed head on or after this entry.' }) @May('read', 'AuditEntry')
  head(@CurrentActor() actor: Actor, @Parent() entry: AuditEntry) {
    return entry.position === null ? null : this.heads.covering(actor.agencyId, entry.position);
  }
}
