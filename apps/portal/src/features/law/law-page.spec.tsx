import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { LAW, LAW_RULES, type LawRow } from '@quittance/law';
import { UiProvider } from '@quittance/ui';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { figuresOn, inForce, MADE_IDS, missingRates } from './figures.ts';
import { LawPage } from './law-page.tsx';
import type { LawView } from './law-view.ts';
import { REASONS_FR } from './reasons.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const TODAY = '2026-11-23';
const plain = (text: string | null | undefined) => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
let asked: LawView | undefined;
const show = (view: LawView = {}, today = TODAY) => read(render(<I18nProvider i18n={i18n}><UiProvider locale="fr" today={today}><LawPage view={view} onView={(next) => { asked = next; }} /></UiProvider></I18nProvider>).container);
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
beforeEach(() => { cleanup(); asked = undefined; });

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
    for (const figure of figuresOn(LAW, TODAY)) if (figure.current) expect([figure.id, drawn.line(figure.id).textContent!.includes('à confirmer')]).toEqual([figure.id, figure.current.confidence !== 'high']);
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
  test.each([['2026-12-19', 0], ['2026-12-20', 3], ['2026-06-20', 0], ['2027-01-01', 3]])('on %s, %i rates are said to be missing', (today, count) => {
    expect(missingRates(LAW, today)).toHaveLength(count);
  });
  test('a missing half-year is said before it comes, and blocks when it has', () => {
    show({}, '2026-12-20');
    expect(plain(screen.getAllByRole('status')[0]!.textContent)).toBe('Taux légal, autre créancier : la valeur du 1er janv. 2027 n’est pas encore saisie. Sans elle, ce qui en dépend sera bloqué ce jour-là.');
    cleanup();
    const { line } = show({}, '2027-01-01');
    expect(line('late_rate_b2b').textContent).toContain('manque');
    expect(plain(screen.getAllByRole('status')[0]!.textContent)).toContain('aucune valeur depuis le 1er janv. 2027. Ce qui en dépend est bloqué');
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
