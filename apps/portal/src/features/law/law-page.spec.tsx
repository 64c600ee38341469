import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { LAW, LAW_RULES, UNREAD_CONSTANTS, type LawRow } from '@quittance/law';
import { UiProvider } from '@quittance/ui';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { usesOf } from './figure-uses.ts';
import { figuresOn, inForce, MADE_IDS } from './figures.ts';
import type { OnFigure } from './law-lines.tsx';
import { LawTables } from './law-tables.tsx';
import type { AppliedLaw } from './law.queries.ts';
import { appliedLaw, ours } from './law.spec-kit.ts';
import type { LawView } from './law-view.ts';
import { MissingBanner, useMissingWords } from './missing-rates.tsx';
import { REASONS_FR, UNREAD_FR } from './reasons.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const TODAY = '2026-11-23';
const plain = (text: string | null | undefined) => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
let asked: LawView | undefined;
let acts: [string, string, string | null | undefined][] = [];
const onFigure: OnFigure = (act, { id }, row) => { acts.push([act, id, row?.from]); };
interface Shown { today?: string; law?: AppliedLaw; enters?: boolean }
const show = (view: LawView = {}, { today = TODAY, law = appliedLaw({ today }), enters = false }: Shown = {}) => read(render(
  <I18nProvider i18n={i18n}><UiProvider locale="fr" today={today}><LawTables law={law} view={view} onView={(next) => { asked = next; }} head={<MissingBanner missing={law.missing} />} entry={(id) => `<${id}>`} onFigure={enters ? onFigure : undefined} /></UiProvider></I18nProvider>,
).container);
/** The lines of a page by their names, found once. */
function read(page: HTMLElement) {
  const lines = { figure: new Map<string, HTMLElement>(), rule: new Map<string, HTMLElement>() };
  for (const line of page.querySelectorAll<HTMLElement>('.law-line')) for (const what of ['figure', 'rule'] as const) if (line.dataset[what]) lines[what].set(line.dataset[what], line);
  const line = (id: string, of: 'figure' | 'rule' = 'figure') => lines[of].get(id)!;
  return { page, line, inside: (id: string, of?: 'figure' | 'rule') => line(id, of).nextElementSibling as HTMLElement, ids: (of: 'figure' | 'rule') => [...lines[of].keys()] };
}
const now = (rows: readonly LawRow<unknown>[]) => rows.some((row) => inForce(row, TODAY));
const TABLES: Record<string, readonly LawRow<unknown>[]> = { legal_rate_other: LAW.legalRate.otherCreditor, legal_rate_individual: LAW.legalRate.individualCreditor, ecb_main_refinancing_rate: LAW.ecbMainRefinancingRate, ...LAW.constants, ...LAW.texts };

/** Drawn once for those who only read. */
let drawn: ReturnType<typeof read>;
beforeAll(() => { drawn = read(show().page.cloneNode(true) as HTMLElement); });
beforeEach(() => { cleanup(); asked = undefined; acts = []; });

describe('the page cannot drift from the room of the law', () => {
  test('shows every rule of the catalogue, once, in its order, with its articles', () => {
    expect(drawn.ids('rule')).toEqual(LAW_RULES.map(({ id }) => id));
    for (const rule of LAW_RULES) for (const said of [rule.section, rule.title, rule.articles]) expect(drawn.line(rule.id, 'rule').textContent).toContain(said);
  });
  test('shows every figure in force of the tables, and what the rates give', () => {
    const inTables = Object.entries(TABLES).filter(([, rows]) => now(rows)).map(([id]) => id);
    const waiting = Object.keys(TABLES).filter((id) => !inTables.includes(id));
    expect(drawn.ids('figure').toSorted()).toEqual([...inTables, ...waiting, ...MADE_IDS].toSorted());
    const later = [...drawn.page.querySelectorAll('tbody')].find((body) => body.textContent?.includes('Pas en vigueur ce jour'));
    expect([...later!.querySelectorAll('[data-figure]')].map((each) => each.getAttribute('data-figure'))).toEqual(waiting);
    for (const [id, rows] of Object.entries(TABLES)) for (const { article } of rows.filter((row) => inForce(row, TODAY))) expect(drawn.line(id).textContent).toContain(article);
  });
  test('a figure or a rule below a high confidence says "à confirmer", and no other', () => {
    for (const figure of figuresOn(appliedLaw().figures, TODAY)) if (figure.current) expect([figure.id, drawn.line(figure.id).textContent!.includes('à confirmer')]).toEqual([figure.id, figure.current.confidence !== 'high']);
    expect(drawn.line('legal_rate_individual').textContent).toContain(LAW.legalRate.individualCreditor.findLast((row) => inForce(row, TODAY))!.source);
    for (const rule of LAW_RULES) expect([rule.id, drawn.line(rule.id, 'rule').textContent!.includes('à confirmer')]).toEqual([rule.id, rule.confidence !== 'high']);
  });
  test('the history of a figure holds every row of its table, the newest first', () => {
    const history = (id: string) => drawn.inside(id).querySelectorAll('.law-history tbody > tr');
    for (const [id, rows] of Object.entries(TABLES)) {
      if (id in LAW.texts) expect(drawn.inside(id).querySelectorAll('blockquote')).toHaveLength(rows.length);
      else expect([id, history(id).length]).toEqual([id, rows.length]);
    }
    const newest = LAW.legalRate.individualCreditor.at(-1)!;
    expect(history('legal_rate_individual')[0]!.textContent).toContain(newest.source);
  });
  test('no two lines share a name', () => {
    const named = [...drawn.page.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(named).size).toBe(named.length);
  });
  test('every rule not carried out says why, in French as in the catalogue', () => {
    const reasons = new Set(LAW_RULES.map(({ reason }) => reason).filter((reason) => reason !== null));
    expect(Object.keys(REASONS_FR).toSorted()).toEqual([...reasons].toSorted());
    for (const { id, reason, implementedBy } of LAW_RULES) for (const said of implementedBy ?? [REASONS_FR[reason!]!]) expect(drawn.inside(id, 'rule').textContent).toContain(said);
  });
});

describe('figures', () => {
  test('what the ECB gives: plus ten between businesses, plus eight for a public debtor; three times the legal rate', () => {
    expect(MADE_IDS.map((id) => plain(drawn.line(id).querySelector('.amount')!.textContent))).toEqual(['12,40 %', '10,40 %', '8,25 %']);
    expect(plain(drawn.line('late_rate_b2b').textContent)).toContain('2,40 % + 10 points');
    expect(plain(drawn.inside('late_rate_public').textContent)).toContain('8,05 %');
  });
  test('a missing half-year is said before it comes, with the cases that it will stop, and blocks when it has', () => {
    show({}, { today: '2026-12-20' });
    expect(plain(document.querySelector('[role=status]')!.textContent)).toBe('Taux légal, autre créancier, 1er semestre 2027 : pas encore saisi ; à compter du 1er janv. 2027, 12 dossiers ne pourront plus être calculés.');
    cleanup();
    const { line } = show({}, { today: '2027-01-01' });
    expect(line('late_rate_b2b').textContent).toContain('manque');
    expect(plain(document.querySelector('[role=status]')!.textContent)).toContain('depuis le 1er janv. 2027, 12 dossiers sont bloqués');
  });
  test('every figure says what reads it, and what nothing reads says why, in French as in the tables', () => {
    expect(Object.keys(UNREAD_FR).toSorted()).toEqual([...new Set(Object.values(UNREAD_CONSTANTS))].toSorted());
    for (const { id } of figuresOn(appliedLaw().figures, TODAY)) {
      const said = drawn.inside(id).textContent!, section = drawn.line(id).querySelector('td')!.textContent!, { rule, readBy, unread } = usesOf(id, section);
      expect([id, readBy.length > 0 || unread !== undefined]).toEqual([id, true]);
      for (const each of unread ? [UNREAD_FR[unread]!] : [rule!.id, ...readBy]) expect([id, said.includes(each)]).toEqual([id, true]);
    }
  });
  test('each row says whose it is; a row of the agency takes the place of the one shipped, which stays to be read', () => {
    const { line, inside } = show({}, { law: appliedLaw({ own: { legal_rate_individual: [ours({ from: '2026-07-01', to: '2026-12-31', value: '"6.90"' })] } }) });
    expect(plain(line('legal_rate_individual').textContent)).toContain('6,90 %');
    expect(line('legal_rate_individual').textContent).toContain('saisi par l’agence');
    fireEvent.click(line('legal_rate_individual').querySelector('button')!);
    const [ownRow, shipped] = inside('legal_rate_individual').querySelectorAll('.law-history tbody > tr');
    expect([ownRow!.getAttribute('aria-current'), ownRow!.textContent!.includes('saisi par l’agence <entry-1>')]).toEqual(['true', true]);
    expect([shipped!.className, shipped!.textContent!.includes('livré avec le produit'), shipped!.textContent!.includes('remplacée')]).toEqual(['is-replaced', true, true]);
    cleanup();
    const { ids } = show({ show: 'agency' }, { law: appliedLaw({ own: { vat_rate: [ours({ from: '2027-01-01', to: null, value: '21', unit: 'percent' })] } }) });
    expect([ids('figure'), ids('rule')]).toEqual([['vat_rate'], []]);
  });
  test('several that lack are one line over every page, with the cases that it stops at the least', () => {
    function Line({ today, count }: { today: string; count: number }) { return <p>{useMissingWords().line(appliedLaw({ today }).missing.slice(0, count))}</p>; }
    const said = (today: string, count: number) => plain(render(<I18nProvider i18n={i18n}><UiProvider locale="fr" today={today}><Line today={today} count={count} /></UiProvider></I18nProvider>).container.textContent);
    expect(said('2026-12-20', 1)).toBe('Le taux « Taux légal, autre créancier » du 1er semestre 2027 n’est pas saisi : à compter du 1er janv. 2027, 12 dossiers ne pourront plus être calculés.');
    expect(said('2026-12-20', 3)).toBe('3 taux du 1er semestre 2027 ne sont pas saisis : à compter du 1er janv. 2027, au moins 12 dossiers ne pourront plus être calculés.');
    expect(said('2027-01-01', 3)).toBe('3 taux du 1er semestre 2027 ne sont pas saisis : depuis le 1er janv. 2027, au moins 12 dossiers sont bloqués.');
    expect(said('2026-12-19', 3)).toBe('');
  });
  test('values are written with their units; one that nobody has seen is a dash', () => {
    const said = (id: string) => plain([...drawn.line(id).querySelectorAll('td')].slice(1, 3).map((cell) => cell.textContent?.trim()).join(' ')).trim();
    expect(['fixed_indemnity_b2b', 'ip_service_deadline', 'limitation_consumer', 'vat_rate', 'protected_bank_balance', 'public_interest_rate_frozen_at_start_semester'].map(said)).toEqual(['40,00 € par facture', '3 mois', '2 ans', '20 %', '—', 'oui']);
    expect(said('wage_scale_2026')).toContain('4 480,00 € ; 8 730,00 €');
  });
});

describe('reading', () => {
  test('the filters and the search are the address; accents and apostrophes are folded', () => {
    const elsewhere = show({ show: 'elsewhere' });
    expect([elsewhere.ids('figure'), elsewhere.ids('rule')]).toEqual([[], LAW_RULES.filter(({ implementedBy }) => implementedBy === null).map(({ id }) => id)]);
    fireEvent.click(screen.getByRole('button', { name: /^À confirmer/ }));
    expect(asked).toEqual({ text: undefined, show: 'confirm' });
    cleanup();
    expect(show({ text: 'sanctions de l\'agence' }).ids('rule')).toEqual(['agency_fines']);
    cleanup();
    const { ids } = show({ text: 'indemnite forfaitaire' });
    expect([ids('figure'), ids('rule')]).toEqual([['fixed_indemnity_b2b', 'fixed_indemnity_public'], ['fixed_indemnity_40']]);
    cleanup();
    show({ text: 'rien de tel' });
    fireEvent.click(screen.getByRole('button', { name: 'Tout voir' }));
    expect(asked).toEqual({});
  });
  test('the arrows and J K move, Enter opens the line, / searches', () => {
    const { ids, inside } = show();
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
    const standing = () => document.activeElement?.getAttribute('data-line');
    press('j');
    expect(standing()).toBe(`figure:${ids('figure')[0]}`);
    press('ArrowDown'); press('j'); press('k');
    expect(standing()).toBe(`figure:${ids('figure')[1]}`);
    fireEvent.click(document.activeElement!);
    expect([document.activeElement?.getAttribute('aria-expanded'), inside(ids('figure')[1]!).className]).toEqual(['true', 'law-inside is-open']);
    expect(document.querySelectorAll('.law-line button[tabindex="0"]')).toHaveLength(1);
    press('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });
});

describe('an administrator, by keyboard', () => {
  const stand = (line: HTMLElement) => fireEvent.click(line.querySelector('button')!);
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
  test('N enters, C corrects and V confirms the figure that the keyboard stands on; what is sure is not confirmed', () => {
    const { line } = show({}, { enters: true });
    stand(line('legal_rate_individual'));
    press('n'); press('c'); press('v');
    expect(acts).toEqual([['enter', 'legal_rate_individual', undefined], ['correct', 'legal_rate_individual', '2026-07-01'], ['confirm', 'legal_rate_individual', '2026-07-01']]);
    acts = [];
    stand(line('fixed_indemnity_b2b'));
    press('v');
    expect(acts).toEqual([]);
  });
  test('an earlier row is corrected and confirmed where it stands; a figure made of others and a text are not entered', () => {
    const { line, inside } = show({}, { enters: true });
    stand(line('legal_rate_individual'));
    const confirms = [...inside('legal_rate_individual').querySelectorAll('button')].find((button) => plain(button.getAttribute('aria-label')).startsWith('Confirmer la valeur : 1er juil. 2015'));
    fireEvent.click(confirms!);
    expect(acts).toEqual([['confirm', 'legal_rate_individual', '2015-07-01']]);
    for (const id of ['late_rate_b2b', Object.keys(LAW.texts)[0]!]) expect(inside(id).querySelectorAll('button')).toHaveLength(0);
  });
  test('nobody else is offered anything', () => {
    const { line, inside } = show();
    stand(line('legal_rate_individual'));
    press('n');
    expect([acts, inside('legal_rate_individual').querySelectorAll('button').length]).toEqual([[], 0]);
  });
});
