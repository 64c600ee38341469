/** What one agrees to by signing, sentence by sentence: shown, ticked, and kept word for word. */
import type { PowerTerms } from '../paper/power-paper.ts';
import type { RequestRow } from '../requests/signature-requests.service.ts';

export type Locale = 'fr' | 'en';
interface Of { kind: RequestRow['kind']; reference: string; sha256: string; creditor: string; agency: string }

export function consentsOf(locale: Locale, { kind, reference, sha256, creditor, agency }: Of): string[] {
  if (locale === 'en') {
    const what = kind === 'mandate' ? `collection mandate ${reference}` : `special power of attorney ${reference}`;
    return [
      `I have read the ${what} (SHA-256 ${sha256.slice(0, 16)}…) and I accept all of its terms.`,
      `I am entitled to commit ${creditor} towards ${agency}.`,
      'I agree to sign electronically, by the code that I received: this simple electronic signature commits me as one by hand (French Civil Code, art. 1366 and 1367).',
    ];
  }
  const what = kind === 'mandate' ? `mandat de recouvrement ${reference}` : `pouvoir spécial ${reference}`;
  return [
    `J’ai lu le ${what} (SHA-256 ${sha256.slice(0, 16)}…) et j’en accepte tous les termes.`,
    `Je suis habilité à engager ${creditor} envers ${agency}.`,
    'J’accepte de signer par voie électronique, au moyen du code que j’ai reçu : cette signature électronique simple m’engage comme une signature manuscrite (C. civ. 1366 et 1367).',
  ];
}

export const worthOf = (locale: Locale): string => (locale === 'en'
  ? 'A simple electronic signature (French Civil Code, art. 1367; eIDAS, art. 3(10)), neither advanced nor qualified. It cannot be refused as evidence merely because it is electronic (eIDAS, art. 25(1)); if it is contested, the file of evidence says how you were identified and ties your consent to this very document by its SHA-256.'
  : 'Signature électronique simple (C. civ. 1367 ; eIDAS, art. 3, 10°), ni avancée ni qualifiée. Elle ne peut être refusée comme preuve au seul motif qu’elle est électronique (eIDAS, art. 25, § 1) ; si elle est contestée, le dossier de preuve dit comment vous avez été identifié et lie votre consentement à ce document même, par son empreinte SHA-256.');

export const isPower = (row: Pick<RequestRow, 'kind' | 'terms'>): row is { kind: 'power_of_attorney'; terms: PowerTerms } => row.kind === 'power_of_attorney';
