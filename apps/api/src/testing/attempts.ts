import type { SmallHouse } from './small-house.ts';

/**
 * How a stranger would try each operation of the schema: with an id of what is not his. `id` gives that id, or one that nobody has:
 * both must be answered alike. 'his own': an operation without an id, which answers each with his own.
 */
export type Attempt = { query: string; variables: (h: SmallHouse, id: (real: string) => string) => Record<string, unknown> };
const FILE = { name: 'x.csv', base64: Buffer.from('Facture;Date;Échéance;Montant TTC;Raison sociale\nX1;2026-01-01;2026-02-01;100,00;Société X SARL').toString('base64') };

export const QUERIES: Record<string, Attempt | 'his own'> = {
  me: 'his own', agency: 'his own', changesSince: 'his own', supervision: { query: '{ supervision { openCases } }', variables: () => ({}) },
  creditors: 'his own', deposits: 'his own', letters: 'his own', cases: 'his own', search: 'his own', queue: { query: '{ queue { rows { id } counts { count } } }', variables: () => ({}) },
  creditor: { query: 'query ($id: ID!) { creditor(id: $id) { id name iban siren users { email } mandates { id } } }', variables: (h, id) => ({ id: id(h.first.id) }) },
  caseFile: { query: 'query ($id: ID!) { caseFile(id: $id) { id due debtor { name } claims { reference } timeline { rows { code } } documents { id } letters { id } statement { __typename } acts { act } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  deposit: { query: 'query ($id: ID!) { deposit(id: $id) { id cases { id } } }', variables: (h, id) => ({ id: id(h.first.depositId) }) },
  creditorHome: { query: 'query ($id: ID) { creditorHome(creditorId: $id) { creditorName due openCases } }', variables: (h, id) => ({ id: id(h.first.id) }) },
  nextInQueue: { query: 'query ($id: ID) { nextInQueue(afterId: $id) }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  previewFormalNotice: { query: 'query ($id: ID!) { previewFormalNotice(caseId: $id) { __typename } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  payments: 'his own', questions: 'his own', messages: { query: 'query ($id: ID) { messages(caseId: $id) { rows { id } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  quotePlan: { query: 'query ($id: ID!) { quotePlan(input: { caseId: $id, months: 3, firstOn: "2026-12-05" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  studies: { query: '{ studies { id name } }', variables: () => ({}) }, study: { query: 'query ($id: ID!) { study(id: $id) { id name email } }', variables: (h, id) => ({ id: id(h.studyId) }) },
  handoffCheck: { query: 'query ($id: ID!) { handoffCheck(caseId: $id) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  handoffs: 'his own', handoff: { query: 'query ($id: ID!) { handoff(id: $id) { id debtorName due acts { id } caseFile { id } pack { id } } }', variables: (h, id) => ({ id: id(h.handoffId) }) },
  actKinds: { query: 'query ($id: ID!) { actKinds(handoffId: $id) { kind } }', variables: (h, id) => ({ id: id(h.handoffId) }) },
  bailiffHome: 'his own',
};
export const MUTATIONS: Record<string, Attempt | 'his own'> = {
  signIn: 'his own', signOut: 'his own', setLocale: 'his own',
  registerCreditor: { query: 'mutation ($input: RegisterCreditorInput!) { registerCreditor(input: $input) { __typename } }', variables: () => ({ input: { name: 'x', siren: '010079192', address: { line1: 'x', postalCode: '37000', city: 'x' }, iban: 'x', contacts: [] } }) },
  registerMandate: { query: 'mutation ($input: RegisterMandateInput!) { registerMandate(input: $input) { __typename } }', variables: (h, id) => ({ input: { creditorId: id(h.first.id), reference: 'X', signedOn: '2026-01-01', inForceFrom: '2026-01-01', basisClause: 'x', insuranceClause: 'x', feeClause: 'x', remittanceClause: 'x', feeRate: '1.00', feeMinimum: '0.00', remittanceDays: 1, planMaxMonths: 1, discountMaxPercent: '0.00', signedPdf: FILE } }) },
  endMandate: { query: 'mutation ($id: ID!) { endMandate(mandateId: $id, on: "2026-12-01", reason: "x") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.mandateId) }) },
  addCreditorUser: { query: 'mutation ($id: ID!) { addCreditorUser(input: { creditorId: $id, name: "x", email: "x@x.example" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.id) }) },
  previewDeposit: { query: 'mutation ($input: DepositInput!) { previewDeposit(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { creditorId: id(h.first.id), files: [FILE], idempotencyKey: 'stranger-a' } }) },
  confirmDeposit: { query: 'mutation ($input: DepositInput!) { confirmDeposit(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { creditorId: id(h.first.id), files: [FILE], idempotencyKey: 'stranger-b' } }) },
  logCall: { query: 'mutation ($input: LogCallInput!) { logCall(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { caseId: id(h.first.cases[0]!.id), reached: 'debtor', outcome: 'refusal', nextAction: { kind: 'call', on: '2026-11-30' }, idempotencyKey: 'stranger-call' } }) },
  reverseCall: { query: 'mutation ($id: ID!) { reverseCall(callId: $id, reason: "x") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.callId) }) },
  writeNote: { query: 'mutation ($id: ID!) { writeNote(caseId: $id, text: "x", internal: false) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  planNextAction: { query: 'mutation ($id: ID!) { planNextAction(caseId: $id, nextAction: { kind: "call", on: "2026-11-30" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  sendFormalNotice: { query: 'mutation ($id: ID!) { sendFormalNotice(input: { caseId: $id, channel: "simple", idempotencyKey: "stranger-letter" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  recordInsurance: { query: 'mutation { recordInsurance(input: { insurer: "x", policy: "x", from: "2026-01-01", until: "2027-01-01" }) { __typename } }', variables: () => ({}) },
  recordDeclaration: { query: 'mutation { recordDeclaration(input: { declaredOn: "2026-01-01", court: "x" }) { __typename } }', variables: () => ({}) },
  recordPayment: { query: 'mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { caseId: id(h.first.cases[0]!.id), valueOn: '2026-11-20', amount: '10.00', means: 'transfer', receivedBy: 'agency', idempotencyKey: 'stranger-payment' } }) },
  reversePayment: { query: 'mutation ($id: ID!) { reversePayment(paymentId: $id, reason: "x") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.paymentId) }) },
  proposePlan: { query: 'mutation ($id: ID!) { proposePlan(input: { caseId: $id, months: 3, firstOn: "2026-12-05", idempotencyKey: "stranger-plan" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  decidePlan: { query: 'mutation ($id: ID!) { decidePlan(planId: $id, agreed: true, creditorAgrees: true) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.planId) }) },
  endPlan: { query: 'mutation ($id: ID!) { endPlan(planId: $id, reason: "x") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.planId) }) },
  openDispute: { query: 'mutation ($id: ID!) { openDispute(input: { caseId: $id, reason: "not_me", idempotencyKey: "stranger-dispute" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  settleDispute: { query: 'mutation ($id: ID!) { settleDispute(disputeId: $id, outcome: "rejected", words: "x") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.disputeId) }) },
  askQuestion: { query: 'mutation ($id: ID!) { askQuestion(input: { caseId: $id, of: "agency", text: "x" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  answerQuestion: { query: 'mutation ($id: ID!) { answerQuestion(input: { questionId: $id, text: "x" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.questionId) }) },
  registerStudy: { query: 'mutation ($input: RegisterStudyInput!) { registerStudy(input: $input) { __typename } }', variables: () => ({ input: { name: 'x', address: { line1: 'x', postalCode: '37000', city: 'x' }, email: 'x@x.example', departments: ['37'] } }) },
  addStudyUser: { query: 'mutation ($id: ID!) { addStudyUser(input: { studyId: $id, name: "x", email: "y@x.example" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.studyId) }) },
  recordTitle: { query: 'mutation ($input: RecordTitleInput!) { recordTitle(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { caseId: id(h.first.cases[1]!.id), kind: 'judgment', issuedOn: '2026-09-01', enforceableOn: '2026-10-01', authority: 'x', pdf: FILE, idempotencyKey: 'stranger-title' } }) },
  handToBailiff: { query: 'mutation ($input: HandToBailiffInput!) { handToBailiff(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { caseId: id(h.first.cases[0]!.id), studyId: id(h.studyId), mission: 'enforce', idempotencyKey: 'stranger-handoff' } }) },
  withdrawHandoff: { query: 'mutation ($id: ID!) { withdrawHandoff(handoffId: $id, reason: "x") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.handoffId) }) },
  acceptHandoff: { query: 'mutation ($id: ID!) { acceptHandoff(handoffId: $id) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.handoffId) }) },
  refuseHandoff: { query: 'mutation ($id: ID!) { refuseHandoff(handoffId: $id, reason: "x") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.handoffId) }) },
  returnHandoff: { query: 'mutation ($id: ID!) { returnHandoff(handoffId: $id, reason: "paid") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.handoffId) }) },
  reportAct: { query: 'mutation ($input: ReportActInput!) { reportAct(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { handoffId: id(h.handoffId), kind: 'title_service', doneOn: '2026-11-20', served: 'in_person', pdf: FILE, idempotencyKey: 'stranger-act' } }) },
  reportMoney: { query: 'mutation ($input: ReportMoneyInput!) { reportMoney(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { handoffId: id(h.handoffId), valueOn: '2026-11-20', amount: '10.00', means: 'transfer', idempotencyKey: 'stranger-money' } }) },
};
