/**
 * The measures of enforcement. Only a bailiff acts, with a title that was served and still lives (CPCE L111-2, L111-4; CPC 503), save for
 * the protective seizure, which a judge may allow before any title. Each has its wait, its notice and its lapse.
 */
import type { ProcedureFacts, ProcedureTable } from './procedure-facts.ts';
import * as needs from './needs.ts';

const TITLE = ['enforceableTitle', 'serviceOfTitle'] as const;
const untitled = (facts: ProcedureFacts): boolean => !facts.hasTitle;
const FEES = [{ cost: 'enforcementAct' }, { cost: 'proportionalFeeOnDebtor' }, { cost: 'proportionalFeeOnCreditor' }] as const;
const BAILIFF = ['bailiff'] as const;

const seizureAndSale: ProcedureTable = {
  procedure: 'seizureAndSale', rules: ['formal_demand_sale', 'enforceable_titles'], article: 'CPCE L221-1, R221-1 à R221-30',
  states: ['prepared', 'ordered', 'seized', 'sold', 'released'], initial: 'prepared',
  acts: [
    { act: 'orderToPay', from: ['prepared'], to: 'ordered', who: BAILIFF, article: 'CPCE L221-1, R221-1', confidence: 'high', stop: 'enforcement', needs: needs.toEnforce('CPCE L221-1'), documents: TITLE,
      starts: [{ term: 'order_to_pay_sale', then: 'mayFollow' }, { term: 'order_to_pay_lapse', then: 'lapse' }], costs: [{ cost: 'enforcementAct' }], limitation: 'enforcement_act' },
    { act: 'seize', from: ['ordered'], to: 'seized', who: BAILIFF, article: 'CPCE L221-1, R221-5', confidence: 'high', stop: 'enforcement', needs: [...needs.toEnforce('CPCE L221-1'), needs.homeSeizure], documents: TITLE,
      after: [{ term: 'order_to_pay_sale', of: 'orderToPay' }], within: [{ term: 'order_to_pay_lapse', of: 'orderToPay' }], starts: [{ term: 'amicable_sale', then: 'debtorMayAct' }], costs: FEES, limitation: 'enforcement_act' },
    { act: 'sellAmicably', from: ['seized'], to: 'sold', who: ['debtor'], article: 'CPCE R221-30', confidence: 'high', within: [{ term: 'amicable_sale', of: 'seize' }] },
    { act: 'sell', from: ['seized'], to: 'sold', who: BAILIFF, article: 'CPCE R221-30', confidence: 'high', stop: 'enforcement', after: [{ term: 'amicable_sale', of: 'seize' }], costs: FEES },
    { act: 'release', from: ['ordered', 'seized'], to: 'released', who: ['bailiff', 'judge'], article: 'CPCE L121-2', confidence: 'high' },
  ],
};

const bankAttachment: ProcedureTable = {
  procedure: 'bankAttachment', rules: ['attachment_of_claims', 'protected_bank_balance'], article: 'CPCE L211-1 s., R211-1 s., L162-1',
  states: ['prepared', 'attached', 'noticed', 'contested', 'paid', 'released'], initial: 'prepared',
  acts: [
    { act: 'attach', from: ['prepared'], to: 'attached', who: BAILIFF, article: 'CPCE L211-1', confidence: 'high', stop: 'enforcement', needs: needs.toEnforce('CPCE L211-1'), documents: TITLE,
      starts: [{ term: 'bank_attachment_notice', then: 'lapse' }], costs: FEES, limitation: 'enforcement_act' },
    { act: 'notice', from: ['attached'], to: 'noticed', who: BAILIFF, article: 'CPCE R211-3', confidence: 'high', within: [{ term: 'bank_attachment_notice', of: 'attach' }],
      starts: [{ term: 'bank_attachment_contest', then: 'debtorMayAct' }], costs: [{ cost: 'enforcementAct' }] },
    { act: 'contest', from: ['noticed'], to: 'contested', who: ['debtor'], article: 'CPCE R211-11', confidence: 'high', within: [{ term: 'bank_attachment_contest', of: 'notice' }] },
    { act: 'settleContest', from: ['contested'], to: 'noticed', who: ['judge'], article: 'CPCE R211-11', confidence: 'high' },
    { act: 'pay', from: ['noticed'], to: 'paid', who: ['garnishee'], article: 'CPCE L211-2, R211-6', confidence: 'high', documents: ['nonContestationCertificate'], after: [{ term: 'bank_attachment_contest', of: 'notice' }] },
    { act: 'release', from: ['attached', 'noticed', 'contested'], to: 'released', who: ['bailiff', 'judge'], article: 'CPCE L121-2', confidence: 'high' },
  ],
};

const wageGarnishment: ProcedureTable = {
  procedure: 'wageGarnishment', rules: ['wage_garnishment_2025'], article: 'CPCE L212-1 à L212-16, R212-1-1 s.',
  states: ['prepared', 'ordered', 'contested', 'agreed', 'seized', 'answered', 'distributing', 'released'], initial: 'prepared',
  acts: [
    { act: 'orderToPay', from: ['prepared'], to: 'ordered', who: BAILIFF, article: 'CPCE L212-2', confidence: 'high', stop: 'enforcement', needs: [needs.wageReform, ...needs.toEnforce('CPCE L212-1')], documents: TITLE,
      starts: [{ term: 'wage_garnishment_earliest', then: 'debtorMayAct' }, { term: 'wage_garnishment_latest', then: 'lapse' }], costs: [{ cost: 'enforcementAct' }], limitation: 'enforcement_act' },
    { act: 'contest', from: ['ordered'], to: 'contested', who: ['debtor'], article: 'CPCE L212-2', confidence: 'high', within: [{ term: 'wage_garnishment_earliest', of: 'orderToPay' }] },
    { act: 'settleContest', from: ['contested'], to: 'ordered', who: ['judge'], article: 'CPCE L212-2', confidence: 'high' },
    { act: 'agree', from: ['ordered'], to: 'agreed', who: ['debtor'], article: 'CPCE L212-3', confidence: 'medium', limitation: 'acknowledgement' },
    { act: 'seize', from: ['ordered', 'agreed'], to: 'seized', who: BAILIFF, article: 'CPCE L212-6', confidence: 'high', stop: 'enforcement', needs: needs.toEnforce('CPCE L212-1'), documents: ['registerEntry'],
      after: [{ term: 'wage_garnishment_earliest', of: 'orderToPay' }],
      /** An agreement on record keeps the order to pay alive. */
      within: [{ term: 'wage_garnishment_latest', of: 'orderToPay', when: (facts) => facts.state !== 'agreed' }],
      starts: [{ term: 'employer_reply', then: 'answerDue' }], costs: FEES, limitation: 'enforcement_act' },
    { act: 'answer', from: ['seized'], to: 'answered', who: ['garnishee'], article: 'CPCE R212-1-14', confidence: 'high', starts: [{ term: 'wage_distribution', then: 'answerDue' }] },
    { act: 'distribute', from: ['answered', 'distributing'], to: 'distributing', who: BAILIFF, article: 'CPCE R212-1-23', confidence: 'high', stop: 'enforcement', starts: [{ term: 'wage_distribution', then: 'answerDue' }] },
    { act: 'release', from: ['ordered', 'contested', 'agreed', 'seized', 'answered', 'distributing'], to: 'released', who: ['bailiff', 'judge'], article: 'CPCE L121-2', confidence: 'high' },
  ],
};

const protectiveSeizure: ProcedureTable = {
  procedure: 'protectiveSeizure', rules: ['protective_measures'], article: 'CPCE L511-1 à L512-2, R511-4 à R523-3',
  states: ['prepared', 'seized', 'noticed', 'sued', 'converted', 'released'], initial: 'prepared',
  acts: [
    { act: 'seize', from: ['prepared'], to: 'seized', who: BAILIFF, article: 'CPCE L511-1', confidence: 'high', stop: 'enforcement', needs: [needs.somethingDue, needs.threatened, needs.authorised],
      documentsWhen: [{ document: 'courtOrder', article: 'CPCE L511-1', when: (facts) => facts.judgeAuthorised === true && untitled(facts) }],
      starts: [{ term: 'protective_notice', then: 'lapse' }, { term: 'protective_action', then: 'lapse', when: untitled }], costs: [{ cost: 'enforcementAct' }], limitation: 'protective_measure' },
    { act: 'notice', from: ['seized'], to: 'noticed', who: BAILIFF, article: 'CPCE R523-3', confidence: 'high', within: [{ term: 'protective_notice', of: 'seize' }], costs: [{ cost: 'enforcementAct' }] },
    { act: 'sue', from: ['seized', 'noticed'], to: 'sued', who: ['agency', 'creditor', 'lawyer'], article: 'CPCE L511-4, R511-7', confidence: 'high', stop: 'court', needs: [needs.withoutTitle], within: [{ term: 'protective_action', of: 'seize' }], limitation: 'lawsuit' },
    { act: 'convert', from: ['noticed', 'sued'], to: 'converted', who: BAILIFF, article: 'CPCE L523-2', confidence: 'medium', stop: 'enforcement', needs: [needs.titled('CPCE L523-2'), needs.titleAlive], documents: TITLE, costs: FEES, limitation: 'enforcement_act' },
    { act: 'release', from: ['seized', 'noticed', 'sued'], to: 'released', who: ['bailiff', 'judge'], article: 'CPCE L512-1', confidence: 'high' },
  ],
};

const vehicleDeclaration: ProcedureTable = {
  procedure: 'vehicleDeclaration', rules: ['vehicle_immobilisation'], article: 'CPCE L223-1, R223-2, R223-3',
  states: ['prepared', 'declared', 'noticed', 'contested', 'released'], initial: 'prepared',
  acts: [
    { act: 'declare', from: ['prepared'], to: 'declared', who: BAILIFF, article: 'CPCE L223-1, R223-2', confidence: 'high', stop: 'enforcement', needs: needs.toEnforce('CPCE L223-1'), documents: TITLE,
      starts: [{ term: 'vehicle_notice', then: 'lapse' }], costs: [{ cost: 'enforcementAct' }], limitation: 'enforcement_act' },
    { act: 'notice', from: ['declared'], to: 'noticed', who: BAILIFF, article: 'CPCE R223-3', confidence: 'high', within: [{ term: 'vehicle_notice', of: 'declare' }], costs: [{ cost: 'enforcementAct' }] },
    { act: 'contest', from: ['noticed'], to: 'contested', who: ['debtor'], article: 'CPCE L223-1', confidence: 'high' },
    { act: 'release', from: ['declared', 'noticed', 'contested'], to: 'released', who: ['bailiff', 'judge'], article: 'CPCE L223-1', confidence: 'high' },
  ],
};

export const ENFORCEMENT_TABLES = { seizureAndSale, bankAttachment, wageGarnishment, protectiveSeizure, vehicleDeclaration } as const;
