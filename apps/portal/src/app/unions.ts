/** What each union of the schema may be, so that the cache knows which fragment fits; held against the schema by its spec. */
export const possibleTypes: Record<string, string[]> = {
  AddCreditorUserResult: ['CreditorUserAdded', 'Refusal'],
  AgencyResult: ['Agency', 'Refusal'],
  CaseResult: ['CaseFile', 'Refusal'],
  ConfirmDepositResult: ['Deposit', 'Refusal'],
  FormalNoticePreviewResult: ['FormalNoticePreview', 'Refusal'],
  LogCallResult: ['CallLogged', 'Refusal'],
  PreviewDepositResult: ['DepositPreview', 'Refusal'],
  RegisterCreditorResult: ['Creditor', 'Refusal'],
  RegisterMandateResult: ['Mandate', 'Refusal'],
  SendFormalNoticeResult: ['Letter', 'Refusal'],
  SignInResult: ['Me', 'Refusal'],
  StatementResult: ['Refusal', 'Statement'],
};
