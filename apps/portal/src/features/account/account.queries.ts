import { graphql } from '../../gql/index.ts';
import type { AccountQuery, GiveSecondFactorMutation, InvitationQuery } from '../../gql/graphql.ts';

// At the door. What a session opens is read anew once it is open: of the person only the name and the place are asked here.
export const SIGN_IN = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      ... on Me { id name workspace }
      ... on SecondFactorAsked { factors }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const GIVE_SECOND_FACTOR = graphql(`
  mutation GiveSecondFactor($kind: String!, $answer: String!) {
    giveSecondFactor(kind: $kind, answer: $answer) {
      ... on Me { id name workspace }
      ... on SecondFactorAsked { factors }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const SIGN_IN_WITH_PASSKEY = graphql(`
  mutation SignInWithPasskey($response: String!) {
    signInWithPasskey(response: $response) {
      ... on Me { id name workspace }
      ... on SecondFactorAsked { factors }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const ACCEPT_INVITATION = graphql(`
  mutation AcceptInvitation($token: String!, $password: String!) {
    acceptInvitation(token: $token, password: $password) {
      ... on Me { id name workspace }
      ... on SecondFactorAsked { factors }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type Entered = GiveSecondFactorMutation['giveSecondFactor'];

export const PASSKEY_CHALLENGE = graphql(`
  mutation PasskeyChallenge($purpose: String!) {
    passkeyChallenge(purpose: $purpose) { ... on PasskeyChallenge { options } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const ASK_PASSWORD_RESET = graphql(`mutation AskPasswordReset($email: String!) { askPasswordReset(email: $email) }`);
export const INVITATION = graphql(`query Invitation($token: String!) { invitation(token: $token) { purpose name email agencyName companyName expiresAt } }`);
export type Invitation = NonNullable<InvitationQuery['invitation']>;

// Behind it: what proves who one is, and where one is entered.
export const ACCOUNT = graphql(`
  query Account {
    account {
      email hasPassword passwordSetAt totp recoveryCodesLeft freshUntil reauthenticateWith
      passkeys { id name createdAt lastUsedAt syncedCopies }
      sessions { id current openedAt lastSeenAt expiresAt address device openedWith }
      devices { id current device firstSeenAt lastSeenAt }
      secondFactor { required enrolled dueOn }
    }
  }
`);
export type Account = AccountQuery['account'];
export type Passkey = Account['passkeys'][number];
export type SessionLine = Account['sessions'][number];
export type KnownDevice = Account['devices'][number];

export const BEGIN_TOTP = graphql(`
  mutation BeginTotp {
    beginTotp { ... on TotpSecret { secret uri qrSvg } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const CONFIRM_TOTP = graphql(`
  mutation ConfirmTotp($code: String!) {
    confirmTotp(code: $code) { ... on RecoveryCodes { codes } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const REMOVE_TOTP = graphql(`
  mutation RemoveTotp {
    removeTotp {
      ... on Account { totp recoveryCodesLeft reauthenticateWith secondFactor { required enrolled dueOn } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const NEW_RECOVERY_CODES = graphql(`
  mutation NewRecoveryCodes {
    newRecoveryCodes { ... on RecoveryCodes { codes } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const REGISTER_PASSKEY = graphql(`
  mutation RegisterPasskey($name: String!, $response: String!) {
    registerPasskey(name: $name, response: $response) {
      ... on Account { recoveryCodesLeft reauthenticateWith passkeys { id name createdAt lastUsedAt syncedCopies } secondFactor { required enrolled dueOn } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const RENAME_PASSKEY = graphql(`
  mutation RenamePasskey($id: ID!, $name: String!) {
    renamePasskey(id: $id, name: $name) {
      ... on Account { passkeys { id name createdAt lastUsedAt syncedCopies } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const REMOVE_PASSKEY = graphql(`
  mutation RemovePasskey($id: ID!) {
    removePasskey(id: $id) {
      ... on Account { recoveryCodesLeft reauthenticateWith passkeys { id name createdAt lastUsedAt syncedCopies } secondFactor { required enrolled dueOn } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const END_SESSION = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) {
      ... on Account { sessions { id current openedAt lastSeenAt expiresAt address device openedWith } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const END_OTHER_SESSIONS = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      ... on Account { sessions { id current openedAt lastSeenAt expiresAt address device openedWith } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const FORGET_DEVICE = graphql(`
  mutation ForgetDevice($id: ID!) {
    forgetDevice(id: $id) {
      ... on Account { devices { id current device firstSeenAt lastSeenAt } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const CHANGE_PASSWORD = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next) {
      ... on Account { hasPassword passwordSetAt sessions { id current openedAt lastSeenAt expiresAt address device openedWith } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const REAUTHENTICATE_WITH = graphql(`query ReauthenticateWith { account { email reauthenticateWith } }`);
export const REAUTHENTICATE = graphql(`
  mutation Reauthenticate($kind: String!, $answer: String!) {
    reauthenticate(kind: $kind, answer: $answer) {
      ... on Account { freshUntil }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
