import type { OpenFields } from './lists.ts';

/** What belongs to no row: a refusal and its words, one's own account, and the law as it is applied. Open to whoever is signed in. */
export const EVERYONE: OpenFields = {
  Refusal: 'article code facts fields', FieldFault: 'code facts field', Fact: 'key value',
  Me: 'agencyName companyName creditorId email id locale name roles rules secondFactor viewing workspace', Viewing: 'as beganAt backTo byName expiresAt id subjectName',
  Account: 'devices email freshUntil hasPassword passkeys passwordSetAt reauthenticateWith recoveryCodesLeft secondFactor sessions totp', Passkey: 'createdAt id lastUsedAt name syncedCopies',
  KnownDevice: 'current device firstSeenAt id lastSeenAt', SessionLine: 'address current device expiresAt id lastSeenAt openedAt openedWith', SecondFactorStanding: 'dueOn enrolled required', SecondFactorAsked: 'factors', TotpSecret: 'qrSvg secret uri', PasskeyChallenge: 'options', RecoveryCodes: 'codes',
  Invitation: 'agencyName companyName email expiresAt name purpose',
  ApiGuide: 'depositsAMinute examples graphql operations refusals rest sample sampleName types', ApiOperation: 'answers arguments description kind name scope', ApiType: 'description fields kind name', ApiField: 'description name type', ApiRefusal: 'code status', ApiExample: 'curl key',
  DigestPreference: 'cadence hour nextAt setAt weekday',
  // What a link to sign opens, to whoever holds it.
  Signing: 'agencyEmail agencyName agencyPhone channels consents creditorName decidedAt documentSha256 expiresAt kind parts proposedBy reference signatoryCapacity signatoryName state worth', SigningPart: 'article text title', SigningChannel: 'channel to', SigningPaper: 'base64 name sha256', SigningCodeSent: 'channel minutes to',
  Changes: 'caseIds reset seq',
  AppliedLaw: 'figures missing version', LawFigure: 'kind name rows', LawRow: 'article confidence entryId from origin source to unit value', MissingRate: 'cases from name state to',
};
