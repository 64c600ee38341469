import type { Sentences } from '../ability.ts';

/** People, creditors, studies, mandates, settings and the figures of the law; cases only through a grant of their own (not yet given to anyone). */
export function administrator({ allow }: Sentences, { agencyId }: { agencyId: string }): void {
  allow(['read', 'settings'], 'Agency', { id: agencyId });
  allow(['read', 'register'], ['Creditor', 'Study'], { agencyId });
  allow(['read', 'register', 'end', 'propose'], 'Mandate', { agencyId });
  allow(['read', 'invite'], ['CreditorUser', 'StudyUser'], { agencyId });
  allow(['read', 'enter', 'confirm', 'decide'], 'LawEntry', { agencyId });
  allow(['read', 'set'], 'ContactPolicy', { agencyId });
  allow('read', 'Document', { agencyId, kind: { $in: ['signed_mandate', 'signature_paper', 'signature_evidence', 'power_of_attorney', 'privacy_export'] } });
  // Who may what, in whose name the house is seen, and what was done in it.
  allow(['read', 'invite', 'give', 'revoke'], 'Person', { agencyId });
  allow('read', ['CaseAccess', 'CaseOpening'], { agencyId });
  allow('viewAs', ['Creditor', 'Study', 'CaseFile'], { agencyId });
  allow(['read', 'export'], 'AuditEntry', { agencyId });
  allow(['read', 'register', 'revoke'], 'ApiToken', { agencyId });
  allow(['read', 'register', 'rectify', 'erase', 'export'], 'PrivacyRequest', { agencyId });
  allow(['read', 'set'], 'RetentionPolicy', { agencyId });
}
