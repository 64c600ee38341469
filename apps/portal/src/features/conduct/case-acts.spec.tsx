import { describe, expect, test } from '@jest/globals';
import { mayBeLogged, onlyReceived, useCaseActs } from '../cases/acts.tsx';
import type { CaseFile } from '../cases/case.queries.ts';
import { sampleCase } from '../cases/sample.spec-kit.ts';
import { advice, conductOf, doorOf, outsideHours, plain, show, stopAsked, tooMany } from './conduct.spec-kit.tsx';
import type { Conduct } from './conduct.queries.ts';

type CaseAct = CaseFile['acts'][number];
const act = (name: string, code: string | null = null, article: string | null = null) => ({ __typename: 'Act', act: name, matter: 'join', allowed: !code, code, article, facts: [], warningCode: null, warningArticle: null, warningFacts: [] }) as unknown as CaseAct;
function Listed({ file, conduct }: { file: CaseFile; conduct: Conduct | undefined }) {
  const matters = useCaseActs(file, undefined, () => undefined, conduct);
  return <ul>{matters.flatMap(({ acts }) => acts).map((one) => <li key={one.id} data-act={one.id}>{one.label}{one.forbidden ? ` — ${one.forbidden}` : one.kbd ? ` [${one.kbd}]` : ''}</li>)}</ul>;
}
function listed(acts: CaseAct[], conduct: Conduct | undefined, over: Partial<CaseFile['debtor']> = {}, stage = 'amicable') {
  const sample = sampleCase({ acts, stage });
  const { container } = show(<Listed file={{ ...sample, debtor: { ...sample.debtor, email: 'p@carnaudet.example', ...over } }} conduct={conduct} />, doorOf({}).client);
  return (id: string) => plain(container.querySelector(`[data-act="${id}"]`)?.textContent);
}

describe('to call and to write, as the check allows', () => {
  test('where it passes both are open, each with its key', () => {
    const said = listed([act('call'), act('message')], conductOf());
    expect([said('call'), said('message'), said('logCall')]).toEqual(['Appeler [a]', 'Écrire un courriel [w]', '']);
  });
  test('refused by the hours or the number: the reason, the article, the next moment; a call that took place is written down by the same key', () => {
    const hours = listed([act('call')], conductOf([advice('call', [outsideHours], '2026-11-23T09:00:00Z')]));
    expect(hours('call')).toBe('Appeler — Pas avant 10 h (C. conso. D223-9)');
    expect(hours('logCall')).toBe('Consigner un appel [a]');
    const number = listed([act('call')], conductOf([advice('call', [tooMany], '2026-11-25T23:00:00Z')]));
    expect(number('call')).toBe('Appeler — 3 contacts en 7 jours : pas avant jeudi 26 nov. (C. conso. L121-6, L121-7)');
  });
  test('refused by the law: only what the debtor began is written down', () => {
    const file = sampleCase({ acts: [act('call', 'claim_barred', 'C. conso. L218-2')] });
    expect([onlyReceived(file), mayBeLogged(file)]).toEqual([true, true]);
    const said = listed(file.acts, conductOf());
    expect(said('call')).toContain('Appeler — ');
    expect(said('logCall')).toBe('Consigner un appel reçu [a]');
  });
  test('on a case that is over too', () => expect(listed([act('call', 'case_closed')], conductOf([]), {}, 'closed')('logCall')).toBe('Consigner un appel reçu [a]'));
  test('a mobile with a carrier: SMS is named', () => expect(listed([act('message')], conductOf(), { phone: '0612345678' })('message')).toBe('Écrire un courriel ou un SMS [w]'));
  test('no address, or a wish that waiting does not lift: told with its reason', () => {
    expect(listed([act('message')], conductOf(), { email: null })('message')).toBe('Écrire un courriel — Aucune adresse électronique n’est connue.');
    expect(listed([act('message')], conductOf([advice('email', [stopAsked])]))('message')).toBe('Écrire un courriel — A demandé par écrit, le 12 nov. 2026, à n’être joint que par courrier (C. conso. L121-6, C. pén. 222-16)');
  });
  test('too many contacts: it may be prepared meanwhile', () => expect(listed([act('message')], conductOf([advice('email', [tooMany], '2026-11-25T23:00:00Z')]))('message')).toBe('Écrire un courriel [w]'));
});
