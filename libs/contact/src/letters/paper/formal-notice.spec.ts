import { describe, expect, test } from '@jest/globals';
import { cents, type InterestLine } from '@quittance/law';
import { formalNoticePaper, withoutCode } from './formal-notice.ts';
import type { FormalNoticeLetter } from './letter.ts';
import { epcPayload } from './qr.ts';
import { sampleFormalNotice } from './sample.ts';

const plain = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
const textOf = (letter: FormalNoticeLetter) => plain(formalNoticePaper(letter).html);

describe('the formal notice as a fragment', () => {
  test('loads nothing and styles nothing in place, so that it stands under a strict content policy', () => {
    const { html } = formalNoticePaper(sampleFormalNotice());
    expect(html).not.toMatch(/ style=|<style|<script|<link|<img|<iframe| on[a-z]+=|url\(/i);
    expect(html.startsWith('<div class="paper" lang="fr">')).toBe(true);
  });

  test('every rule of its sheet stands under .paper', () => {
    const { css } = formalNoticePaper(sampleFormalNotice());
    const selectors = css.replace(/@media[^{]+\{/g, '').match(/[^{}]+(?=\{)/g)!.map((selector) => selector.trim()).filter(Boolean);
    expect(selectors.length).toBeGreaterThan(50);
    for (const selector of selectors) for (const one of selector.replace(/:is\([^)]*\)/g, '').split(',')) expect(one.trim()).toMatch(/^\.paper/);
    expect(css).not.toMatch(/@page|@import|url\(/);
  });

  test('escapes whatever it is given', () => {
    const nasty = '"><img src=x onerror=alert(1)><script>alert(2)</script>&\'</style>';
    const sample = sampleFormalNotice();
    const { html, foot } = formalNoticePaper({
      ...sample, caseReference: nasty, letterReference: nasty, place: nasty, nextStep: nasty, plan: nasty, basis: nasty, attachments: [nasty], pageUrl: `https://orvelle.example/d/${nasty}`,
      creditor: { name: nasty, legalForm: nasty, address: nasty }, debtor: { name: nasty, addressee: [nasty, nasty], salutation: nasty }, handler: { name: nasty, phone: nasty }, signature: { name: nasty, role: nasty },
      firstLetter: { reference: nasty, date: sample.date }, agency: { ...sample.agency, name: nasty, address: nasty, activity: nasty, email: nasty, insurance: nasty, cheque: nasty, dataContact: nasty, account: { holder: nasty, iban: 'DE00 <b>', bic: nasty } },
      law: { title: nasty, paragraphs: [nasty] },
      statement: { ...sample.statement, claims: sample.statement.claims.map((claim) => ({ ...claim, kind: nasty })), payments: sample.statement.payments.map((payment) => ({ ...payment, label: nasty })) },
    });
    expect(html).not.toMatch(/<img|<script|<\/style|<b>\s*</i);
    expect(html.match(/<(?!\/?(?:div|section|header|p|span|i|dl|dt|dd|b|address|br|h1|h2|table|thead|tbody|tr|th|td|small|svg|path|footer)\b)/g)).toBeNull();
    expect(foot.right).toContain(nasty);
  });

  test('a drawing is a path and nothing else', () => {
    const sample = sampleFormalNotice();
    expect(() => formalNoticePaper({ ...sample, signature: { name: 'H', role: 'g', drawing: { viewBox: '0 0 1 1', path: 'M0 0"/><script>' } } })).toThrow(RangeError);
  });

  test('on the copy that others read, has no code, neither in what it says nor in what it is made from', () => {
    const letter = sampleFormalNotice(), copy = withoutCode(letter);
    expect(JSON.stringify(copy, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('482917');
    const { html, title } = formalNoticePaper(copy);
    expect(title).toBe('Mise en demeure, dossier R4K-7TD-3 (copie)');
    expect(plain(html)).not.toMatch(/482 ?917/);
    expect(plain(html)).toContain('Pour entrer : dossier R4K-7TD-3 et le code, remis au destinataire seul.');
    expect(html.replace('remis au destinataire seul', '<b>482\u00a0917</b>').replace(' et le code, remis au destinataire seul.', ', code <b class="nb">482\u00a0917</b> et votre code postal.')).toBe(formalNoticePaper(letter).html);
    const { accessCode, ...codeless } = letter;
    expect(accessCode).toBe('482917');
    expect(withoutCode(codeless)).toEqual(codeless);
  });

  test('says the same characters for the same letter', () => {
    expect(formalNoticePaper(sampleFormalNotice({ claims: 40 }))).toEqual(formalNoticePaper(sampleFormalNotice({ claims: 40 })));
  });
});

describe('the sentences follow the law of the debt', () => {
  test('commercial: daily interest, the indemnity and nothing beyond it', () => {
    const text = textOf(sampleFormalNotice());
    expect(text).toContain('Chaque jour ajoute 2,77 € d’intérêts, jusqu’au paiement du principal. Aucun frais de recouvrement ne vous est demandé au-delà de l’indemnité légale.');
    expect(text).toContain('Trois factures restent dues depuis le 30 avril 2026, pour la plus ancienne, après notre première lettre, référence L-2026-4471 du 8 juillet 2026 et votre virement du 10 août 2026.');
    expect(text).toContain('2,15 % + 10 au 1er janvier 2026, 2,40 % + 10 au 1er juillet 2026');
    expect(text).toContain('40,00 × 3 factures, C. com. D441-5');
    expect(text).toContain('Votre paiement a réglé d’abord les intérêts échus, puis le principal (C. civ. 1343-1, 1342-10).');
  });

  test('civil: no indemnity, and interest begins with this letter', () => {
    const text = textOf(sampleFormalNotice({ claims: 1, regime: 'civil' }));
    expect(text).toContain('Cette mise en demeure fait courir l’intérêt légal, à compter de sa réception (C. civ. 1344-1). Aucun frais de recouvrement ne vous est demandé.');
    expect(text).toContain('Autres accessoires aucun 0,00');
    expect(text).toContain('Une facture reste due depuis le 17 décembre 2025');
    expect(text).not.toMatch(/L441-10|D441-5|indemnité/i);
  });

  test('public: the rate frozen at 8 points, the articles of public procurement', () => {
    const text = textOf(sampleFormalNotice({ claims: 2, regime: 'public' }));
    expect(text).toContain('plus 8 points : 2,15 % + 8 au 1er juillet 2025');
    expect(text).toContain('CCP R2192-31');
    expect(text).toContain('CCP D2192-35');
    expect(text).not.toContain('L441-10');
  });

  test('a contract rate is named as such, a rate to be confirmed is marked', () => {
    const sample = sampleFormalNotice();
    const contract = (line: InterestLine): InterestLine => ({ ...line, article: 'contrat', confidence: 'high', composition: { kind: 'contract' } });
    const text = textOf({ ...sample, statement: { ...sample.statement, interest: sample.statement.interest.map((line, i) => (i === 0 ? { ...contract(line), claim: line.claim } : { ...line, confidence: i === 1 ? 'medium' : 'high' })) } });
    expect(text).toContain('× 61 j / 365, contrat');
    expect(text).toContain('Taux prévu au contrat : 12,15 % par an.');
    expect(text.match(/%\*/g)).toHaveLength(1);
    expect(text).toContain('* Taux en cours de vérification');
  });

  test('nothing that the mandate or the law does not allow is threatened or offered', () => {
    const { nextStep, plan, firstLetter, ...rest } = sampleFormalNotice();
    const text = textOf(rest);
    expect(nextStep).toBeDefined();
    expect(text).not.toContain(plan);
    expect(text).not.toContain(firstLetter!.reference);
    expect(text).not.toMatch(/injonction|échéancier|huissier|saisie|poursuites/i);
  });

  test('a statement whose lines do not make its sums is never set', () => {
    const sample = sampleFormalNotice();
    const wrong = (totals: Partial<FormalNoticeLetter['statement']['totals']>) => () => formalNoticePaper({ ...sample, statement: { ...sample.statement, totals: { ...sample.statement.totals, ...totals } } });
    expect(wrong({ due: 860_081n })).toThrow('The statement of the letter does not add up: due is 8\u202f600,81, its lines make 8\u202f600,80.');
    expect(wrong({ interest: 50_281n })).toThrow('interest');
    expect(wrong({ principal: 997_801n })).toThrow('principal');
    expect(wrong({ paid: cents(0) })).toThrow('paid');
  });
});

describe('the code of the transfer (EPC069-12)', () => {
  test('carries the segregated account, the sum and the reference', () => {
    expect(epcPayload({ holder: 'Orvelle Recouvrement', iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'AGRIFRPP', cents: 860_080n, remittance: 'R4K-7TD-3' }))
      .toBe('BCD\n002\n1\nSCT\nAGRIFRPP\nOrvelle Recouvrement\nFR7630006000011234567890189\nEUR8600.80\n\n\nR4K-7TD-3');
  });
  test('keeps its lines apart, its lengths, and refuses what no transfer can carry', () => {
    const code = epcPayload({ holder: `A\nB${'é'.repeat(90)}`, iban: 'FR76', cents: 5n, remittance: 'x'.repeat(200) }).split('\n');
    expect(code).toHaveLength(11);
    expect([...code[5]!]).toHaveLength(70);
    expect(code[7]).toBe('EUR0.05');
    expect(code[10]).toHaveLength(140);
    expect(() => epcPayload({ holder: 'A', iban: 'FR76', cents: 0n, remittance: '' })).toThrow(RangeError);
  });
});
