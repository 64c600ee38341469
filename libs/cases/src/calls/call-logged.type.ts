import { Field, ObjectType } from '@nestjs/graphql';
import { orRefusal } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { Call, PromiseToPay } from './call.type.ts';

@ObjectType()
export class CallLogged {
  @Field(() => Call) call!: Call;
  @Field(() => PromiseToPay, { nullable: true }) promise!: PromiseToPay | null;
  @Field(() => CaseFile) caseFile!: CaseFile;
}

export const LogCallResult = orRefusal('LogCallResult', () => CallLogged);
