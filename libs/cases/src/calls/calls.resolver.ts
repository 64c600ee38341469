import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseResult } from '../files/case-file.type.ts';
import { LogCallResult } from './call-logged.type.ts';
import { CallsService } from './calls.service.ts';
import { LogCallInput } from './log-call.input.ts';

@Resolver()
export class CallsResolver {
  constructor(@Inject(CallsService) private readonly calls: CallsService) {}

  @Mutation(() => LogCallResult) @May('logCall', 'CaseFile')
  logCall(@CurrentActor() actor: Actor, @Args('input', { type: () => LogCallInput }) input: LogCallInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.calls.log(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => CaseResult, { description: 'Takes a call (and its promise) back within its ten seconds, by an entry that reverses it.' }) @May('reverse', 'CaseFile')
  reverseCall(@CurrentActor() actor: Actor, @Args('callId', { type: () => ID }) callId: string, @Args('reason') reason: string) {
    return this.calls.reverse(actor, callId, reason);
  }
}
