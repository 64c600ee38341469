import { describe, expect, test } from '@jest/globals';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { render } from '@testing-library/react';
import { Page } from './page.tsx';
import { closed, disputed, held, pages, statement } from './page.spec-kit.ts';
import type { PageData } from './view.ts';

const rendered = (data: PageData, missing?: string, lively = false) => render(<I18nProvider i18n={setupI18n({ locale: data.locale, messages: { [data.locale]: {} }, ...(missing ? { missing } : {}) })}><Page data={data} lively={lively} /></I18nProvider>).container.innerHTML;
const DATA = /December|January|February|March|April|June|July|August|September|October|November|[\w.]+@[\w.]+|English|Français/g;
const shown = (html: string) => { const at = document.createElement('div'); at.innerHTML = html; return at; };

describe('the debtor’s pages', () => {
  test.each(Object.entries(pages))('%s carries no style, no script, no handler: the strict policy blocks nothing of it', (_, data) => {
    const html = rendered(data);
    expect(html).not.toMatch(/ style=|<script|<style| on[a-z]+=/);
    expect(shown(html).querySelectorAll('h1')).toHaveLength(1);
  });

  test.each(Object.entries(pages))('%s says nothing that is not in the catalogue', (_, data) => {
    const at = shown(rendered({ ...data, locale: 'en' }, '§'));
    // What is left is data (in capitals), amounts and days.
    const words = (at.textContent ?? '').replace(DATA, '');
    expect(words).not.toMatch(/[a-zà-ÿ]{3,}/);
    for (const named of at.querySelectorAll('[aria-label], [placeholder]')) expect(`${named.getAttribute('aria-label') ?? ''}${named.getAttribute('placeholder') ?? ''}`.replace(DATA, '')).not.toMatch(/[a-zà-ÿ]{3,}/);
  });

  test.each(Object.entries(pages))('%s: every field has its label, every form goes to a page of these', (_, data) => {
    const at = shown(rendered(data));
    for (const input of at.querySelectorAll('input:not([type=hidden]), select, textarea')) expect(input.closest('label') ?? at.querySelector(`label[for="${input.id}"]`)).not.toBeNull();
    for (const form of at.querySelectorAll('form')) expect(form.getAttribute('action')).toMatch(/^\/d\//);
    for (const link of at.querySelectorAll('a[href]')) expect(link.getAttribute('href')).toMatch(/^(\/d(\/|\?|$)|tel:|mailto:)/);
  });

  test('every line of the statement is closed, and opens to its sentence', () => {
    const at = shown(rendered(statement));
    const lines = [...at.querySelectorAll('.lines details')];
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(lines.every((line) => !line.hasAttribute('open'))).toBe(true);
    const text = at.textContent!.replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain('2 480,00 € × 2,62 % × 70 jours / 365');
    expect(text).toContain('Chaque jour ajoute 0,19 € d’intérêts.');
    expect(text).toContain('à confirmer');
    expect(text).toContain('reçue le 21 avril 2026 (C. civ. 1231-6)');
    expect(text).toContain('−100,00 €');
    expect(at.querySelector('a[href="/d/documents/receipt-1"]')?.textContent).toBe('Quittance Q-2026-000001');
  });

  test('a contested sum is claimed, not owed, and the page says that reminders have stopped', () => {
    const text = shown(rendered(disputed)).textContent!;
    expect(text).toContain('vous réclame');
    expect(text).not.toContain('vous devez à');
    expect(text).toContain('Les relances sont arrêtées');
  });

  test.each(['insolvency', 'liquidation', 'over-indebtedness', 'death', 'guardianship', 'minority', 'barred', 'barred in part', 'restriction'])('held (%s): no sum, no day that adds, whom to turn to; it may be contested', (name) => {
    const at = shown(rendered(held(name)));
    // What was paid in the past stays in its history.
    at.querySelector('.history')?.remove();
    const text = at.textContent!.replace(/[\u00a0\u202f]/g, ' ');
    expect(text).not.toMatch(/€|À payer|Chaque jour ajoute|vous devez à|vous réclame/);
    expect([at.querySelector('.total'), at.querySelector('.lines')]).toEqual([null, null]);
    expect(at.querySelector('a[href="/d/contest"]')).not.toBeNull();
    expect(at.querySelector('a.primary')).toBeNull();
    const open = name === 'restriction';
    expect([at.querySelector('a[href="/d/plan"]') !== null, at.querySelector('a[href="/d/pay"]') !== null]).toEqual([open, open || name === 'guardianship' || name === 'minority']);
    expect(text.includes('ME ARNAUD')).toBe(['insolvency', 'death', 'guardianship'].includes(name));
  });

  test('who may not pay is shown no account and no code; who may have no plan is offered none', () => {
    expect(rendered(pages['pay, held']!)).not.toMatch(/IBAN|class="qr"|action="\/d\/pay"/);
    expect(shown(rendered(pages['pay, held']!)).textContent).toContain('ne nous envoyez aucun paiement');
    expect(shown(rendered(pages['plan, held']!)).querySelector('a[href^="/d/pay"], main form')).toBeNull();
    expect(shown(rendered(pages['contest, held']!)).querySelector('a[href="/d/plan"]')).toBeNull();
  });

  test('a closed case asks for nothing and gives its receipt', () => {
    const at = shown(rendered(closed));
    expect(at.textContent).toContain('Vous ne devez plus rien');
    expect(at.querySelector('a[href="/d/pay"]')).toBeNull();
    expect(at.querySelector('a[href="/d/documents/receipt-1"]')).not.toBeNull();
  });

  test('copying is offered only where a browser can copy', () => {
    expect(shown(rendered(pages['pay']!)).querySelector('[data-copy]')).toBeNull();
    expect(shown(rendered(pages['pay']!, undefined, true)).querySelector('[data-copy="FR7630006000011234567890189"]')).not.toBeNull();
  });
});
