import type { Sentences } from '../ability.ts';

/** People, creditors, studies, mandates, settings and the figures of the law; cases only through a grant of their own (not yet given to anyone). */
export function administrator({ allow }: Sentences, { agencyId }: { agencyId: string }): void {
  allow(['read', 'settings'], 'Agency', { id: agencyId });
  allow(['read', 'register'], ['Creditor', 'Study'], { agencyId });
  allow(['read', 'register', 'end'], 'Mandate', { agencyId });
  allow(['read', 'invite'], ['CreditorUser', 'StudyUser'], { agencyId });
  allow(['read', 'enter', 'confirm', 'decide'], 'LawEntry', { agencyId });
  allow(['read', 'set'], 'ContactPolicy', { agencyId });
  allow('read', 'Document', { agencyId, kind: 'signed_mandate' });
}
