import { describe, expect, test } from '@jest/globals';
import { CASE_STAGES } from '@quittance/law';
import { CODE_WORDS, worded } from './codes.ts';
import { exportPaper, type PersonalExport } from './export-paper.ts';

const told = (data: Record<string, unknown>, more: { label?: string; source?: string | null } = {}): string => {
  const of: PersonalExport = {
    madeOn: Temporal.PlainDate.from('2026-11-23'), request: { number: 7, receivedOn: Temporal.PlainDate.from('2026-11-20'), article: 'RGPD art. 15' }, agency: { name: 'Orvelle', address: 'Tours', dataEmail: 'd@orvelle.example', phone: '02' }, person: 'Mme Carpentier',
    parts: [{ creditor: 'Minoterie', role: 'processor', references: ['AAA-AAA-A'], categories: [{ category: 'words', purposes: ['Recouvrer'], basis: ['art. 6'], recipients: ['le créancier'], kept: null, data: [{ table: 'call', label: more.label ?? 'Appels', at: '2026-11-20', source: more.source ?? null, data }] }] }],
  };
  return exportPaper(of).html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

describe('what a person reads of herself', () => {
  test('codes are said in words, with where it is known from', () => {
    const paper = told({ kind: 'person', stage: 'placed', next_action_kind: 'send_formal_notice', code: 'case.opened', held_kinds: ['overIndebtedness'] }, { source: 'deposit' });
    for (const said of ['nature : personne physique', 'étape : confié', 'suite : mise en demeure', 'code : dossier ouvert', 'mesures : surendettement', '(d’où : remise du créancier)']) expect(paper).toContain(said);
  });

  test('what is only ours, a code without words, a column without a name: none is printed', () => {
    const paper = told({ last_word_code: 'case.opened', fact_kind: 'case', code: 'some.thing_new', kind: 'brandNew', cause: 'call:01a2091a-a941', odd_column: 'x', note: 'Elle rappelle lundi.' });
    expect(paper).toContain('note : Elle rappelle lundi.');
    for (const left of ['case.opened', 'some.thing', 'brandNew', '01a2091a', 'odd_column', 'nature', 'cause']) expect(paper).not.toContain(left);
  });

  test('what people wrote is printed as they wrote it, though it looks like a code', () => {
    expect(told({ text: 'call_me.later', note: 'debtor' })).toMatch(/texte : call_me\.later ; note : debtor/);
    expect(worded('source', 'Lettre du 3 mai')).toBe('Lettre du 3 mai');
  });

  test('every stage of a case has its word; no word is a code', () => {
    for (const stage of CASE_STAGES) expect(CODE_WORDS[stage]).toBeDefined();
    for (const words of Object.values(CODE_WORDS)) expect(words).not.toMatch(/_|[a-z]\.[a-z]/);
  });
});
