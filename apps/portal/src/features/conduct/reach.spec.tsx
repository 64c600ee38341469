import { describe, expect, jest, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleCase } from '../cases/sample.spec-kit.ts';
import { advice, conductOf, doorOf, finding, outsideHours, plain, show, stopAsked, tooMany } from './conduct.spec-kit.tsx';
import type { Conduct } from './conduct.queries.ts';
import { Reach } from './reach.tsx';

const file = (phone: string | null = '0261914017') => { const sample = sampleCase(); return { ...sample, debtor: { ...sample.debtor, phone, email: 'p.carnaudet@carnaudet.example' } }; };
function read(conduct: Conduct | undefined, of = file()) {
  const onCall = jest.fn(), onWishes = jest.fn();
  const { container } = show(<Reach file={of} conduct={conduct} onCall={onCall} onWishes={onWishes} />, doorOf({}).client);
  return { said: () => plain(container.textContent), onCall, onWishes };
}
const dialled = () => document.querySelector('a[href^="tel:"]');

describe('where the debtor may be sought out now', () => {
  test('what passes is quiet, and the number is dialled by a press', async () => {
    const { said, onCall } = read(conductOf());
    expect(said()).toContain('02 61 91 40 17 appel possible');
    expect(said()).toContain('p.carnaudet@carnaudet.example courriel possible');
    expect(document.querySelector('.word.danger')).toBeNull();
    expect(said()).toContain('Un contact en 7 jours');
    expect(dialled()?.getAttribute('href')).toBe('tel:0261914017');
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    await userEvent.click(dialled()!);
    expect(onCall).toHaveBeenCalled();
  });
  test('where mail comes back from, it is said with its day', () => {
    const of = file();
    const { said } = read(conductOf(), { ...of, debtor: { ...of.debtor, addressReturnedOn: '2026-11-20', address: { __typename: 'Address', line1: '27 rue des Forges', line2: null, postalCode: '35300', city: 'Fougères', country: 'FR' } } });
    expect(said()).toContain('35300 Fougèresle courrier en revient depuis le 20 nov. 2026');
  });
  test('outside the hours: the next moment and the article, and nothing to dial', () => {
    const { said } = read(conductOf([advice('call', [outsideHours], '2026-11-23T09:00:00Z')]));
    expect(said()).toContain('appel pas avant 10 h C. conso. D223-9');
    expect(dialled()).toBeNull();
  });
  test('too often: how many in how many days, and the day from which it passes', () => {
    const { said } = read(conductOf([advice('call', [tooMany], '2026-11-26T09:00:00Z')]));
    expect(said()).toContain('appel 3 contacts en 7 jours : pas avant jeudi 26 nov., 10 h C. conso. L121-6, L121-7');
  });
  test('both at once: the moment is said once', () => {
    const { said } = read(conductOf([advice('call', [outsideHours, tooMany], '2026-11-26T09:00:00Z')]));
    expect(said()).toContain('hors des heures : 10 h à 13 h, 14 h à 20 h');
    expect(said().match(/pas avant/g)).toHaveLength(1);
  });
  test('a number that is no mobile says nothing of SMS; a mobile says both in one line when they stand alike', () => {
    expect(read(conductOf()).said()).not.toContain('SMS');
    expect(read(conductOf([]), file('+33 6 12 34 56 78')).said()).toContain('appel, SMS possible');
    expect(read(conductOf([advice('sms', [stopAsked])]), file('0612345678')).said()).toContain('SMS a demandé par écrit, le 12 nov. 2026, à n’être joint que par courrier');
  });
  test('a warning does not stop the call', () => {
    const { said } = read(conductOf([advice('call', [finding('claim_barred', {}, 'warn', 'C. com. L110-4')])]));
    expect(said()).toContain('appel créance prescrite C. com. L110-4');
    expect(dialled()).not.toBeNull();
  });
  test('nothing is dialled before the check has answered, nor for who does not work the case', () => {
    read(undefined);
    expect(dialled()).toBeNull();
  });
  test('one reason is said once, with the channels that it holds for; the first letter may always leave', () => {
    const missing = finding('first_letter_missing', {}, 'refuse', 'CPCE R124-4 dernier al.');
    const sample = file(), at = { __typename: 'Address' as const, line1: '3 rue des Forges', line2: null, postalCode: '35300', city: 'Fougères', country: 'FR' };
    const { said } = read(conductOf(['call', 'email', 'letter'].map((channel) => advice(channel, [missing]))), { ...sample, debtor: { ...sample.debtor, address: at } });
    expect(said()).toContain('appel, courriel la première lettre n’est pas encore partie CPCE R124-4 dernier al.');
    expect(said().match(/première lettre/g)).toHaveLength(1);
  });
  test('his wishes stand beside, and open', async () => {
    const wish = { __typename: 'DebtorWish' as const, id: 'w', kind: 'stopAsked', holds: true, on: '2026-11-12', source: 'lettre', by: 'Hélène', at: '2026-11-13T08:00:00Z', documents: [] };
    const { said, onWishes } = read(conductOf([advice('call', [stopAsked])], { wishes: [wish] }));
    expect(said()).toContain('appel a demandé par écrit, le 12 nov. 2026, à n’être joint que par courrier');
    expect(said()).not.toContain('Par courrier seulement');
    await userEvent.click(screen.getByRole('button', { name: 'souhaits du débiteur' }));
    expect(onWishes).toHaveBeenCalled();
  });
});
