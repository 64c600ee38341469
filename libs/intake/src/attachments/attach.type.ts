import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FileInput } from '@quittance/documents';
import { orRefusal } from '@quittance/platform';
import { AttachmentChoiceInput } from '../deposits/deposit-input.type.ts';
import { PreviewAttachment } from '../deposits/deposit-preview.type.ts';

@InputType({ description: 'Papers for claims that are placed already. creditorId: for whom, where the person is of the agency and names no case; caseId: only claims of this case. Sent twice, a paper is kept once.' })
export class AttachInput {
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => ID, { nullable: true }) caseId?: string | null;
  @Field(() => [FileInput]) attachments!: FileInput[];
  @Field(() => [AttachmentChoiceInput], { nullable: true, description: 'where the name does not tell' }) attach?: AttachmentChoiceInput[] | null;
}

@ObjectType({ description: 'What became of each paper. kept: how many are new to their claim; caseIds: the cases that have new ones.' })
export class AttachedPapers {
  @Field(() => [PreviewAttachment]) attachments!: PreviewAttachment[];
  @Field(() => Int) kept!: number;
  @Field(() => [ID]) caseIds!: string[];
}

export const AttachResult = orRefusal('AttachResult', () => AttachedPapers);
