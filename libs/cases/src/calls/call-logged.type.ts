import { Field, ObjectType } from '@nestjs/graphql';
import { orRefusal } from '@quittance/platform';
import { ConductFinding } from '../conduct/conduct.type.ts';
import { CaseFile } from '../files/case-file.type.ts';
import { Call, PromiseToPay } from './call.type.ts';

@ObjectType()
export class CallLogged {
  @Field(() => Call) call!: Call;
  @Field(() => PromiseToPay, { nullable: true }) promise!: PromiseToPay | null;
  @Field(() => CaseFile) caseFile!: CaseFile;
  @Field(() => [ConductFinding], { description: 'What the check said of an outgoing call; logging itself is never refused by it: a fact is a fact.' }) findings!: ConductFinding[];
}

export const LogCallResult = orRefusal('LogCallResult', () => CallLogged);
