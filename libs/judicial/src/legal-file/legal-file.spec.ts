import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HoldsService } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { effectsOf, LAW, type Hold } from '@quittance/law';
import { sql } from '@quittance/platform';
import { office, type Office } from '../judicial.fixture.ts';
import { LegalFileService } from './legal-file.service.ts';
import { routesOf, type RouteFacts } from './routes.ts';

const BUNDLE = ['debtStatement', 'groundOfClaim', 'invoices', 'formalNotice'] as const;
const commercial = (more: Partial<RouteFacts> = {}): RouteFacts => ({
  on: day('2026-11-23'), court: 'commercial', documents: [...BUNDLE], principal: 1_200_000n, principalAndInterest: 1_290_000n, debtorIsMerchant: true, debtorIsConsumer: false, creditorIsMerchant: true, hasTitle: false, ...more,
});
const consumer = (more: Partial<RouteFacts> = {}): RouteFacts => commercial({ court: 'judicial', principal: 80_000n, principalAndInterest: 81_000n, debtorIsMerchant: false, debtorIsConsumer: true, ...more });
const route = (facts: RouteFacts, procedure: string) => {
  const found = routesOf(facts, LAW).find((one) => one.procedure === procedure)!;
  return { open: found.open, by: found.by, code: found.refusal?.code ?? null, article: found.refusal?.article ?? null };
};

describe('the routes of a case', () => {
  test('between merchants: the payment order by anybody with the power, a full claim above 10,000 by a lawyer, no small claim, and L126 behind its decree', () => {
    // The agency and the bailiff need a special power that is not in the file; the creditor himself and his lawyer do not (CPC 1407).
    expect(route(commercial(), 'paymentOrder')).toEqual({ open: true, by: ['creditor', 'lawyer'], code: null, article: null });
    expect(route(commercial(), 'fullClaim')).toEqual({ open: true, by: ['lawyer'], code: null, article: null });
    expect(route(commercial(), 'smallClaims')).toMatchObject({ open: false, code: 'above_small_claims_cap', article: 'CPCE R125-1' });
    expect(route(commercial({ principalAndInterest: 400_000n }), 'smallClaims')).toMatchObject({ open: false, code: 'between_merchants', article: 'CPCE L125-1' });
    expect(route(commercial(), 'uncontestedCommercialClaim')).toMatchObject({ open: false, code: 'decree_not_published' });
  });

  test('with the special power in the file the agency may petition too, and the terms and costs of today are told', () => {
    const found = routesOf(commercial({ documents: [...BUNDLE, 'specialPowerOfAttorney'] }), LAW)[0]!;
    expect(found.by).toEqual(['agency', 'creditor', 'lawyer', 'bailiff']);
    expect(found.terms.map(({ term, until, article }) => [term, String(until), article])).toEqual([['payment_order_consignment', '2026-12-08', 'CPC 1425']]);
    expect(found.costs.map(({ cost, value }) => [cost, value])).toEqual([['commercialRegistryFee', null]]);
  });

  test('against a consumer under 5,000: the small claim before a bailiff, and a claim in court only after an amicable attempt (CPC 750-1)', () => {
    expect(route(consumer(), 'smallClaims')).toMatchObject({ open: true, by: ['bailiff'] });
    expect(route(consumer(), 'fullClaim')).toMatchObject({ open: false, code: 'amicable_attempt_missing', article: 'CPC 750-1' });
    expect(route(consumer({ barred: true }), 'paymentOrder')).toMatchObject({ open: false, code: 'claim_barred', article: 'C. conso. L218-2' });
  });

  test('papers that lack are named, those that are there too', () => {
    const found = routesOf(commercial({ documents: ['debtStatement', 'invoices'] }), LAW)[0]!;
    expect(found).toMatchObject({ open: false, refusal: { code: 'document_missing', facts: { missing: ['groundOfClaim', 'formalNotice'] } } });
    expect(found.papers).toEqual([{ document: 'groundOfClaim', present: false }, { document: 'invoices', present: true }, { document: 'formalNotice', present: false }, { document: 'debtStatement', present: true }]);
  });

  test('no measure of enforcement without a title, all of them with one, and none to a title any more', () => {
    expect(['seizureAndSale', 'bankAttachment', 'wageGarnishment', 'vehicleDeclaration'].map((name) => route(commercial(), name).code)).toEqual(['no_title', 'no_title', 'no_title', 'no_title']);
    const titled = commercial({ hasTitle: true, documents: [...BUNDLE, 'enforceableTitle', 'serviceOfTitle'] });
    expect(['bankAttachment', 'vehicleDeclaration'].map((name) => route(titled, name))).toMatchObject([{ open: true, by: ['bailiff'] }, { open: true, by: ['bailiff'] }]);
    expect(route(titled, 'paymentOrder')).toMatchObject({ open: false, code: 'title_already' });
    expect(route(commercial({ hasTitle: true, titleExpired: true, documents: ['enforceableTitle', 'serviceOfTitle'] }), 'bankAttachment')).toMatchObject({ code: 'title_expired', article: 'CPCE L111-4' });
  });

  test('the opening of insolvency proceedings closes every one of them (C. com. L622-21)', () => {
    const hold: Hold = { id: 'h', kind: 'insolvencyProceeding', openedOn: day('2026-09-01'), publishedOn: day('2026-09-10') };
    const held = effectsOf([hold], day('2026-11-23'), LAW);
    expect(routesOf(commercial({ held }), LAW).filter(({ open }) => open)).toEqual([]);
    expect(route(commercial({ held }), 'paymentOrder')).toMatchObject({ code: 'on_hold', article: 'C. com. L622-21' });
  });
});

describe('a legal file', () => {
  let o: Office;
  beforeAll(async () => { o = await office('2026-11-23T09:00:00Z'); });
  afterAll(() => o.h.close());
  const read = (caseId: string, actor = o.helene) => o.h.get(LegalFileService).ofCase(actor, caseId);

  test('argues from the parties to the demand, and says what lacks', async () => {
    const file = await o.open('Ateliers Vauzelle', [{ reference: 'FA-77', amount: euros('12000'), dueOn: day('2026-04-30') }]);
    const bare = (await read(file.id))!;
    expect(bare.points.map(({ part, code, standing }) => `${part}.${code} ${standing}`)).toEqual([
      'power.agency established', 'power.insurance established', 'power.declaration established', 'power.account established', 'power.mandate lacking', 'power.creditor established', 'power.debtor established',
      'evidence.claim lacking', 'notice.first_letter lacking', 'notice.default_by_due_date established', 'conduct.no_calls established', 'conduct.nothing_asked_yet weigh', 'suspension.nothing_suspends established',
    ]);
    expect(bare.routes.find(({ procedure }) => procedure === 'paymentOrder')).toMatchObject({ open: false, code: 'document_missing', refusedBy: 'CPC 1405, 1407' });

    await o.papers(file);
    const full = (await read(file.id))!;
    expect(full.points.filter(({ standing }) => standing !== 'established')).toEqual([]);
    const claim = full.points.find(({ code }) => code === 'claim')!;
    expect(claim).toMatchObject({ articles: ['C. civ. 1103', 'C. civ. 1353'], documents: [{ name: 'Facture 1.pdf' }] });
    expect(Object.fromEntries(claim.facts.map(({ key, value }) => [key, value]))).toEqual({ reference: 'FA-77', nature: 'commercial', issuedOn: '2026-04-01', dueOn: '2026-04-30', amount: '12000.00' });
    expect(full).toMatchObject({ court: 'commercial', lawVersion: LAW.version, asOf: day('2026-11-23') });
    expect(full.routes.map(({ procedure }) => procedure)).toHaveLength(10);
  });

  test('of a private person says that no interest runs until the notice was received', async () => {
    const file = await o.open('Bernadette Collin', [{ amount: euros('800'), nature: 'consumer' }], { regime: 'civil', kind: 'person' });
    const notice = async () => (await read(file.id))!.points.find(({ code }) => code === 'notice_received');
    expect(await notice()).toMatchObject({ standing: 'lacking', articles: ['C. civ. 1231-6', 'C. civ. 1344-1'] });
    await o.h.rows(sql`update case_file set notice_received_on = '2026-06-01' where id = ${file.id}`);
    expect(await notice()).toMatchObject({ standing: 'established', facts: [{ key: 'on', value: '2026-06-01' }] });
  });

  test('of a debtor in insolvency proceedings has no route open, by the article that closes them', async () => {
    const file = await o.open('Forges Vauzelle', [{ amount: euros('12000') }]);
    await o.papers(file);
    await o.h.get(HoldsService).open(o.helene, { caseId: file.id, kind: 'insolvencyProceeding', facts: { openedOn: day('2026-09-01') }, source: 'BODACC', idempotencyKey: 'legal-file-hold' });
    const { routes, points } = (await read(file.id))!;
    expect(points.filter(({ part }) => part === 'suspension').map(({ code, articles, facts }) => [code, articles, Object.fromEntries(facts.map(({ key, value }) => [key, value]))])).toEqual([
      ['hold', ['C. com. L622-7', 'C. com. L622-21'], { kind: 'insolvencyProceeding', from: '2026-09-01', stops: 'calls, messages, letters, automaticReminders, plans, payments, court, uncontestedClaim, enforcement' }],
      ['interest_stopped', ['C. com. L622-28'], { from: '2026-09-01' }],
    ]);
    expect(routes.filter(({ open }) => open)).toEqual([]);
    expect(routes.find(({ procedure }) => procedure === 'paymentOrder')).toMatchObject({ code: 'on_hold', refusedBy: 'C. com. L622-21' });
  });

  test('says what was contested and what was agreed', async () => {
    const file = await o.open('Céramiques Vauzelle', [{}]);
    await o.h.rows(sql`update case_file set disputed_on = '2026-11-02', plan_state = 'agreed', plan_next_on = '2026-12-05' where id = ${file.id}`);
    expect((await read(file.id))!.points.filter(({ part }) => part === 'suspension')).toMatchObject([
      { code: 'dispute', articles: ['C. civ. 1353'], facts: [{ key: 'on', value: '2026-11-02' }] }, { code: 'plan', articles: ['C. civ. 1103', 'C. civ. 1305-2'], facts: [{ key: 'nextOn', value: '2026-12-05' }] },
    ]);
  });

  test('without a rate for the day has its points and no routes', async () => {
    const file = await o.open('Sans taux', [{}]);
    o.h.clock.set(Temporal.Instant.from('2027-02-01T09:00:00Z'));
    expect(await read(file.id)).toMatchObject({ routes: [], points: expect.arrayContaining([expect.objectContaining({ code: 'agency' })]) });
    o.h.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z'));
  });

  test('is for those who work the case: neither its creditor, nor another agency, nor an id that is none', async () => {
    const file = await o.open('Chez nous', [{}]);
    for (const actor of [o.camille, o.rachid, o.accountant, o.stranger]) expect(await read(file.id, actor)).toBeNull();
    expect(await read('nothing')).toBeNull();
  });
});
