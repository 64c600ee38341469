/** Two ways through a hearing: the interim order (CPC 835, 873) and the full claim, before the judicial or the commercial court. */
import type { Actor, ProcedureAct, ProcedureFacts, ProcedureTable } from './procedure-facts.ts';
import * as needs from './needs.ts';

const PARTIES: readonly Actor[] = ['agency', 'creditor', 'lawyer'];
const byAgency = (facts: ProcedureFacts): boolean => facts.by === 'agency';
const judicial = (facts: ProcedureFacts): boolean => facts.court === 'judicial';
const byLawyer = (facts: ProcedureFacts): boolean => facts.by === 'lawyer';
const inAbsence = (facts: ProcedureFacts): boolean => facts.byDefault === true;
const POWER = [{ document: 'specialPowerOfAttorney', article: 'CPC 853', when: byAgency }] as const;
const COSTS: ProcedureAct['costs'] = [
  { cost: 'legalAidStamp', when: judicial }, { cost: 'lawyerFee', when: byLawyer }, { cost: 'bailiffService' },
  { cost: 'economicJusticeContribution', when: (facts, law) => !judicial(facts) && facts.creditorIsLarge === true && facts.principalAndInterest > needs.limitOn(law, 'tae_contribution_threshold', facts) },
];
const BUNDLE = ['groundOfClaim', 'invoices', 'formalNotice', 'debtStatement'] as const;

const interimPaymentOrder: ProcedureTable = {
  procedure: 'interimPaymentOrder', rules: ['ref_provision'], article: 'CPC 835, 873',
  states: ['prepared', 'summoned', 'ordered', 'dismissed', 'enforceable'], initial: 'prepared',
  acts: [
    {
      act: 'summon', from: ['prepared'], to: 'summoned', who: PARTIES, article: 'CPC 835, 873', confidence: 'high', stop: 'court',
      needs: [...needs.TO_A_TITLE, needs.notSeriouslyContested, needs.mayRepresent], documents: BUNDLE, documentsWhen: POWER, costs: COSTS, limitation: 'lawsuit',
    },
    { act: 'order', from: ['summoned'], to: 'ordered', who: ['judge'], article: 'CPC 835, 873', confidence: 'high', stop: 'court', starts: [{ term: 'default_judgment_notice', then: 'lapse', when: inAbsence }] },
    { act: 'dismiss', from: ['summoned'], to: 'dismissed', who: ['judge'], article: 'CPC 835, 873', confidence: 'high' },
    /** Enforceable by itself at once, once it was served (CPC 503, 514). */
    { act: 'serve', from: ['ordered'], to: 'enforceable', who: ['bailiff'], article: 'CPC 503, 514', confidence: 'high', documents: ['courtOrder'], within: [{ term: 'default_judgment_notice', of: 'order', when: inAbsence }], costs: [{ cost: 'bailiffService' }], limitation: 'enforceable_title' },
  ],
};

const fullClaim: ProcedureTable = {
  procedure: 'fullClaim', rules: ['ordinary_claim_thresholds', 'mandatory_amicable_750_1', 'judgment_notification', 'no_legal_practice'], article: 'CPC 750 s., 761, 853',
  states: ['prepared', 'summoned', 'judged', 'dismissed', 'enforceable'], initial: 'prepared',
  acts: [
    {
      act: 'summon', from: ['prepared'], to: 'summoned', who: PARTIES, article: 'CPC 54, 750', confidence: 'high', stop: 'court',
      needs: [...needs.TO_A_TITLE, needs.amicableTried, needs.mayRepresent], documents: BUNDLE, documentsWhen: POWER, costs: COSTS, limitation: 'lawsuit',
    },
    {
      act: 'petition', from: ['prepared'], to: 'summoned', who: PARTIES, article: 'CPC 750, 818', confidence: 'high', stop: 'court',
      needs: [...needs.TO_A_TITLE, needs.inCourt('judicial', 'CPC 750'), needs.underPetitionCap, needs.amicableTried, needs.mayRepresent], documents: BUNDLE, costs: [{ cost: 'legalAidStamp' }], limitation: 'lawsuit',
    },
    { act: 'judge', from: ['summoned'], to: 'judged', who: ['judge'], article: 'CPC 478, 514', confidence: 'high', stop: 'court', starts: [{ term: 'default_judgment_notice', then: 'lapse', when: inAbsence }] },
    { act: 'dismiss', from: ['summoned'], to: 'dismissed', who: ['judge'], article: 'CPC 480', confidence: 'high' },
    { act: 'serve', from: ['judged'], to: 'enforceable', who: ['bailiff'], article: 'CPC 478, 503', confidence: 'high', documents: ['courtOrder'], within: [{ term: 'default_judgment_notice', of: 'judge', when: inAbsence }], costs: [{ cost: 'bailiffService' }], limitation: 'enforceable_title' },
  ],
};

export const COURT_TABLES = { interimPaymentOrder, fullClaim } as const;
