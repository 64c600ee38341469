import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Moment, orRefusal } from '@quittance/platform';
import { SecondFactorStanding } from '../sessions/me.type.ts';

@ObjectType({ description: 'A passkey. syncedCopies: the maker of the device keeps copies of it elsewhere.' })
export class Passkey {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => Moment) createdAt!: Temporal.Instant;
  @Field(() => Moment, { nullable: true }) lastUsedAt?: Temporal.Instant | null;
  @Field() syncedCopies!: boolean;
}

@ObjectType({ description: 'A session that is open. current: the one that asks. device: in a few words, from what the browser says of itself. openedWith: password | passkey | totp | recovery_code | link.' })
export class SessionLine {
  @Field(() => ID) id!: string;
  @Field() current!: boolean;
  @Field(() => Moment) openedAt!: Temporal.Instant;
  @Field(() => Moment) lastSeenAt!: Temporal.Instant;
  @Field(() => Moment) expiresAt!: Temporal.Instant;
  @Field(() => String, { nullable: true }) address?: string | null;
  @Field() device!: string;
  @Field() openedWith!: string;
}

@ObjectType({ description: 'A device from which one has come in. current: the one that asks. device: in a few words, as of SessionLine.' })
export class KnownDevice {
  @Field(() => ID) id!: string;
  @Field() current!: boolean;
  @Field() device!: string;
  @Field(() => Moment) firstSeenAt!: Temporal.Instant;
  @Field(() => Moment) lastSeenAt!: Temporal.Instant;
}

@ObjectType({ description: 'One’s own account: what protects it and what is open. freshUntil: until when sensitive acts ask for no new proof. reauthenticateWith: of passkey | totp | password.' })
export class Account {
  @Field() email!: string;
  @Field() hasPassword!: boolean;
  @Field(() => Moment, { nullable: true }) passwordSetAt?: Temporal.Instant | null;
  @Field() totp!: boolean;
  @Field(() => Int) recoveryCodesLeft!: number;
  @Field(() => [Passkey]) passkeys!: Passkey[];
  @Field(() => [SessionLine]) sessions!: SessionLine[];
  @Field(() => SecondFactorStanding) secondFactor!: SecondFactorStanding;
  @Field(() => Moment, { nullable: true }) freshUntil?: Temporal.Instant | null;
  @Field(() => [String]) reauthenticateWith!: string[];
}

@ObjectType({ description: 'To be read by an application of codes: uri and its picture hold the secret. In force once confirmTotp was given a code of it.' })
export class TotpSecret {
  @Field() secret!: string;
  @Field() uri!: string;
  @Field() qrSvg!: string;
}

@ObjectType({ description: 'Shown this once. Each opens the account once in the place of the second factor.' })
export class RecoveryCodes {
  @Field(() => [String]) codes!: string[];
}

@ObjectType({ description: 'What the browser asks of an authenticator. options: as JSON; good for five minutes, once.' })
export class PasskeyChallenge {
  @Field() options!: string;
}

export const AccountResult = orRefusal('AccountResult', () => Account);
export const RecoveryCodesResult = orRefusal('RecoveryCodesResult', () => RecoveryCodes);
export const TotpSecretResult = orRefusal('TotpSecretResult', () => TotpSecret);
export const PasskeyChallengeResult = orRefusal('PasskeyChallengeResult', () => PasskeyChallenge);
