/** A page of each kind, in invented figures. Names are in capitals, so that a spec can tell them from sentences. */
import type { Frame, HeldView, PageData, StatementView } from './view.ts';

const frame: Frame = {
  locale: 'fr', visiting: true, at: '/d/statement', live: true,
  agency: { name: 'ORVELLE', legalForm: 'SAS', siren: '010079192', address: { line1: '14 QUAI', line2: null, postalCode: '37000', city: 'TOURS' }, phone: '02 61 91 20 00', email: 'a@b.example', dataEmail: 'c@b.example', declaration: { on: '2024-09-02', court: 'TJ' }, insurance: { insurer: 'MQV', policy: 'RC-1' } },
};
const legal = (value: string, confidence: string) => [{ source: 'legal', value, at: '2026-01-01', article: 'CMF L313-2', confidence }];
const view: StatementView = {
  reference: 'H8M-3WC-5', debtorName: 'MME MARCHADOUR', creditorName: 'ARVENNEC', asOf: '2026-11-21', regime: 'civil', due: '241937', paid: '10000', overpaid: '0', unallocated: '0', dailyInterest: '0.1868', lacking: null, noticeReceivedOn: '2026-04-21',
  claims: [{
    id: 'c1', reference: 'F-25-0914', basis: 'POSE', issuedOn: '2026-01-16', dueOn: '2026-02-16', amount: '248000', credited: '0', documents: [{ id: 'd1', kind: 'invoice', name: 'F.PDF' }], interestTotal: '3937', indemnity: '0', indemnityArticle: null, disputed: false,
    interest: [
      { from: '2026-04-22', to: '2026-06-30', days: 70, year: 365, base: '248000', rate: '2.62', amount: '1246', article: 'CMF L313-2', confidence: 'high', parts: legal('2.62', 'high') },
      { from: '2026-07-01', to: '2026-11-21', days: 144, year: 365, base: '248000', rate: '2.75', amount: '2691', article: 'CMF L313-2', confidence: 'medium', parts: legal('2.75', 'medium') },
    ],
  }],
  interestTotal: '3937', indemnityTotal: '0', costs: [{ label: 'ACTE', on: '2026-05-02', amount: '5148', article: 'CPCE R444' }], costsTotal: '5148',
  payments: [{ id: 'p1', valueOn: '2026-10-02', amount: '10000', means: 'transfer', receivedBy: 'agency', reversed: false, receipt: { number: 'Q-2026-000001', documentId: 'receipt-1' } }],
  closed: null, held: null, firstLetter: { reference: 'L-2026-000007', sentOn: '2026-10-01' }, plan: null, disputes: [], studyName: null, documents: [{ id: 'l1', kind: 'formal_notice', name: 'MD.PDF' }],
  history: [{ at: '2026-10-03T09:00', code: 'payment.recorded', facts: { amount: '100.00' }, documentId: null }, { at: '2026-10-01T09:00', code: 'no.such', facts: {}, documentId: null }],
};
const dispute = { id: 'x1', reason: 'wrong_amount', words: 'MOTS', openedAt: '2026-11-20T10:00', state: 'open', outcome: null, answer: null, claimReferences: ['F-25-0914'], documents: [{ id: 'e1', kind: 'dispute_evidence', name: 'PHOTO.JPG' }] };
const plan = {
  id: 'pl', state: 'agreed', proposedByKind: 'debtor', proposedAt: '2026-11-01T10:00', total: '241937', months: 2, firstOn: '2026-12-05', lastOn: '2027-01-05', interest: 'stops', graceDays: 8, withinMandate: true, outsideCode: null,
  instalments: [{ position: 1, dueOn: '2026-12-05', amount: '120968', paid: '0', state: 'waiting' }, { position: 2, dueOn: '2027-01-05', amount: '120969', paid: '0', state: 'waiting' }], paid: '0', nextOn: '2026-12-05', decidedAt: null, reason: null, documentId: 'ag',
};
const contest = { reference: 'H8M-3WC-5', creditorName: 'ARVENNEC', claims: [{ id: 'c1', reference: 'F-1', amount: '100' }, { id: 'c2', reference: 'F-2', amount: '200' }], key: 'KEY', values: { reason: 'already_paid', words: '', paidOn: '', paidBy: '', claimIds: [] }, refusal: { code: 'words_missing', article: null, facts: {} }, sent: null, open: null, mayPlan: true };

export const statement: PageData = { ...frame, page: 'statement', statement: view };
export const disputed: PageData = { ...frame, page: 'statement', statement: { ...view, disputes: [dispute], plan, studyName: 'ETUDE' } };
export const closed: PageData = { ...frame, page: 'statement', statement: { ...view, due: '0', paid: '257085', closed: { reason: 'paid', at: '2026-11-21T18:06' } } };
const offer = {
  limits: { maxMonths: 3, minInstalment: '5000', downPaymentPercent: '10', firstWithinDays: 31, graceDays: 8, interest: 'runs' }, choices: [{ months: 1, each: '241937' }, { months: 2, each: '120968' }], months: 2, day: 5, days: [1, 5], down: '', free: false, firstOn: '2026-12-05', downPayment: null,
  quote: { total: '241937', instalments: plan.instalments, lastOn: '2027-01-05', interest: 'runs', interestEstimate: '1200', limitationBefore: null, limitationAfter: '2031-11-21', withinMandate: false, outside: { code: 'plan_too_long', article: null, facts: { months: '9', atMost: '6' } } }, key: 'KEY', words: '',
};
const holding = (kind: string, to: string | null, more: Partial<HeldView> = {}): HeldView => ({ kind, since: '2026-09-01', noPay: true, noPlan: true, to, name: 'ME ARNAUD', address: '3 RUE ROYALE', ...more });
const HELD: Record<string, HeldView> = {
  insolvency: holding('insolvencyProceeding', 'creditorsRepresentative'), liquidation: holding('insolvencyProceeding', 'liquidator', { name: null, address: null }), 'over-indebtedness': holding('overIndebtedness', null, { name: null, address: null }),
  death: holding('debtorDeath', 'notary'), 'death, no notary': holding('debtorDeath', 'notary', { name: null, address: null }), guardianship: holding('protectedPerson', 'guardian', { noPay: false }), minority: holding('protectedPerson', 'legalRepresentative', { noPay: false, name: null, address: null }),
  barred: holding('allBarred', null, { name: null, address: null, article: 'C. CONSO. L218-2' }), 'barred in part': holding('someBarred', null, { name: null, address: null, article: 'C. CONSO. L218-2' }),
  restriction: holding('processingRestriction', null, { noPay: false, noPlan: false, name: null, address: null }),
};
export const held = (name: keyof typeof HELD): PageData => ({ ...frame, page: 'statement', statement: { ...view, held: HELD[name]!, dailyInterest: null } });
export const pages: Record<string, PageData> = {
  entrance: { ...frame, visiting: false, page: 'entrance', entrance: { reference: 'H8M-3WC-5', postcode: '', refusal: { code: 'door_closed', article: null, facts: {} } } },
  code: { ...frame, visiting: false, page: 'code', code: { reference: '', channel: 'email', refusal: null, asked: false, sms: true } },
  'code asked': { ...frame, visiting: false, page: 'code', code: { reference: 'H8M-3WC-5', channel: 'sms', refusal: null, asked: true, sms: true } },
  statement, disputed, closed,
  ...Object.fromEntries(Object.keys(HELD).map((name): [string, PageData] => [`held: ${name}`, held(name)])),
  withdrawn: { ...frame, page: 'statement', statement: { ...view, closed: { reason: 'withdrawn', at: null } } },
  'statement, a rate lacks': { ...frame, page: 'statement', statement: { ...view, dailyInterest: null, lacking: { from: '2027-01-01', to: '2027-06-30' } } },
  pay: { ...frame, page: 'pay', pay: { reference: 'H8M-3WC-5', creditorName: 'ARVENNEC', due: '241937', beneficiary: 'ORVELLE', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', amount: '241937', typed: null, refusal: { code: 'amount_above_due', article: null, facts: { due: '2419.37' } }, qr: { path: 'M0 0h1v1h-1z', size: 41 }, closed: false, held: null } },
  'pay, held': { ...frame, page: 'pay', pay: { reference: 'H8M-3WC-5', creditorName: 'ARVENNEC', due: '241937', beneficiary: '', iban: '', bic: '', amount: '241937', typed: null, refusal: null, qr: null, closed: false, held: HELD['over-indebtedness']! } },
  'plan, held': { ...frame, page: 'plan', plan: { reference: 'H8M-3WC-5', creditorName: 'ARVENNEC', due: '241937', plan, offer: null, acknowledgement: null, refusal: null, held: HELD['insolvency']! } },
  plan: { ...frame, page: 'plan', plan: { reference: 'H8M-3WC-5', creditorName: 'ARVENNEC', due: '241937', plan: null, offer, acknowledgement: 'JE RECONNAIS', refusal: null, held: null } },
  'plan, free': { ...frame, page: 'plan', plan: { reference: 'H8M-3WC-5', creditorName: 'ARVENNEC', due: '241937', plan: null, offer: { ...offer, free: true }, acknowledgement: 'JE RECONNAIS', refusal: null, held: null } },
  ...Object.fromEntries(['agreed', 'refused', 'broken', 'completed', 'ended', 'proposed'].map((state): [string, PageData] => [`plan ${state}`, { ...frame, page: 'plan', plan: { reference: 'H8M-3WC-5', creditorName: 'ARVENNEC', due: '241937', plan: { ...plan, state, proposedByKind: 'agent' }, offer: null, acknowledgement: 'JE RECONNAIS', refusal: null, held: null } }])),
  contest: { ...frame, page: 'contest', contest },
  'contest, held': { ...frame, page: 'contest', contest: { ...contest, mayPlan: false } },
  'contest sent': { ...frame, page: 'contest', contest: { ...contest, refusal: null, sent: dispute, open: dispute } },
  rights: { ...frame, page: 'rights', rights: { texts: [{ article: 'CPCE L111-8', text: 'TEXTE' }] } },
  nothing: { ...frame, page: 'nothing', code: 'not_found' },
};
