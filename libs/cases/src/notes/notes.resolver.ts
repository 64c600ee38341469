import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseResult } from '../files/case-file.type.ts';
import { NotesService } from './notes.service.ts';

@Resolver()
export class NotesResolver {
  constructor(@Inject(NotesService) private readonly notes: NotesService) {}

  @Mutation(() => CaseResult) @May('writeNote', 'CaseFile')
  writeNote(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string, @Args('text') text: string, @Args('internal') internal: boolean) {
    return this.notes.write(actor, caseId, text, internal);
  }
}
