import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'A part of what is to be signed, as text: title, the article that asks for it, what it says.' })
export class SigningPart {
  @Field() title!: string;
  @Field(() => String, { nullable: true }) article?: string | null;
  @Field() text!: string;
}

@ObjectType({ description: 'Where a code can be sent: email | sms, and enough of the address to know it by.' })
export class SigningChannel {
  @Field() channel!: string;
  @Field() to!: string;
}

@ObjectType({ description: 'What a link to sign opens. kind: mandate | power_of_attorney. state: waiting | signed | refused | withdrawn | expired. consents: to be agreed to word for word. What is no longer to be signed shows nothing of its terms.' })
export class Signing {
  @Field() kind!: string;
  @Field() reference!: string;
  @Field() state!: string;
  @Field() agencyName!: string;
  @Field() agencyPhone!: string;
  @Field() agencyEmail!: string;
  @Field() creditorName!: string;
  @Field() signatoryName!: string;
  @Field() signatoryCapacity!: string;
  @Field() proposedBy!: string;
  @Field(() => Moment) expiresAt!: Temporal.Instant;
  @Field(() => Moment, { nullable: true }) decidedAt?: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) documentSha256?: string | null;
  @Field(() => [SigningPart]) parts!: SigningPart[];
  @Field(() => [SigningChannel]) channels!: SigningChannel[];
  @Field(() => [String]) consents!: string[];
  @Field() worth!: string;
}

@ObjectType({ description: 'The paper itself, in base64.' })
export class SigningPaper {
  @Field() name!: string;
  @Field() base64!: string;
  @Field() sha256!: string;
}

@ObjectType()
export class SigningCodeSent {
  @Field() channel!: string;
  @Field() to!: string;
  @Field(() => Int) minutes!: number;
}

@InputType({ description: 'name: of the one to whom it is addressed. consents: those of Signing, word for word, in the language in which they were read.' })
export class SignInput {
  @Field() token!: string;
  @Field() code!: string;
  @Field() name!: string;
  @Field() capacity!: string;
  @Field(() => [String]) consents!: string[];
  @Field(() => String, { nullable: true }) locale?: string | null;
}

@ObjectType({ description: 'token: behind the # of /sign.' })
export class OpenedSigning {
  @Field() token!: string;
}

export const OpenedSigningResult = orRefusal('OpenedSigningResult', () => OpenedSigning);
export const SigningResult = orRefusal('SigningResult', () => Signing);
export const SigningPaperResult = orRefusal('SigningPaperResult', () => SigningPaper);
export const SigningCodeResult = orRefusal('SigningCodeResult', () => SigningCodeSent);
