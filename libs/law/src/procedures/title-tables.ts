/**
 * Three ways to a title without a hearing: the payment order (CPC 1405 to 1425), the small claim before a bailiff (CPCE L125-1), the
 * uncontested claim between merchants (CPCE L126-1 to L126-5, behind the switch of its decree).
 */
import { fromPlainDate } from '../calendar/day.ts';
import { inForceOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';
import type { ProcedureFacts, ProcedureTable } from './procedure-facts.ts';
import * as needs from './needs.ts';

const commercial = (facts: ProcedureFacts): boolean => facts.court === 'commercial';
const judicial = (facts: ProcedureFacts): boolean => facts.court === 'judicial';
const byAgent = (facts: ProcedureFacts): boolean => facts.by === 'agency' || facts.by === 'bailiff';
/** Of the later orders the registry tells of oppositions only: those dated on or after the first day of the wait for its word. */
const newOrder = (facts: ProcedureFacts, law: LawTables): boolean => facts.done['order'] !== undefined && inForceOn(law, 'ip_registry_notice_wait', fromPlainDate(facts.done['order']));

const PETITIONERS = ['agency', 'creditor', 'lawyer', 'bailiff'] as const;

const paymentOrder: ProcedureTable = {
  procedure: 'paymentOrder', rules: ['ip_scope_court', 'ip_fees', 'legal_aid_stamp_50', 'tae_contribution', 'ip_service_deadline', 'ip_opposition'], article: 'CPC 1405 à 1425',
  states: ['prepared', 'petitioned', 'consigned', 'ordered', 'rejected', 'served', 'opposed', 'judged', 'enforceable'], initial: 'prepared',
  acts: [
    {
      act: 'petition', from: ['prepared'], to: 'petitioned', who: PETITIONERS, article: 'CPC 1405, 1407', confidence: 'high', stop: 'court',
      needs: [...needs.TO_A_TITLE, needs.contractual('CPC 1405'), needs.certain('CPC 1405')],
      documents: ['groundOfClaim', 'invoices', 'formalNotice', 'debtStatement'], documentsWhen: [{ document: 'specialPowerOfAttorney', article: 'CPC 1407', when: byAgent }],
      starts: [{ term: 'payment_order_consignment', then: 'lapse', when: commercial }],
      costs: [
        { cost: 'commercialRegistryFee', when: commercial }, { cost: 'legalAidStamp', when: judicial },
        { cost: 'economicJusticeContribution', when: (facts, law) => commercial(facts) && facts.creditorIsLarge === true && facts.principalAndInterest > needs.limitOn(law, 'tae_contribution_threshold', facts) },
      ],
    },
    { act: 'consign', from: ['petitioned'], to: 'consigned', who: PETITIONERS, article: 'CPC 1425', confidence: 'high', needs: [needs.inCourt('commercial', 'CPC 1425')], within: [{ term: 'payment_order_consignment', of: 'petition' }] },
    { act: 'order', from: ['petitioned', 'consigned'], to: 'ordered', who: ['judge'], article: 'CPC 1409', confidence: 'high', stop: 'court', needs: [needs.consignedFirst], starts: [{ term: 'payment_order_service', then: 'lapse' }] },
    { act: 'reject', from: ['petitioned', 'consigned'], to: 'rejected', who: ['judge'], article: 'CPC 1409', confidence: 'high' },
    {
      act: 'serve', from: ['ordered'], to: 'served', who: ['bailiff'], article: 'CPC 1411, 1413', confidence: 'high', stop: 'court', needs: [needs.grantedInFull], documents: ['courtOrder'],
      within: [{ term: 'payment_order_service', of: 'order' }],
      starts: [{ term: 'payment_order_opposition', then: 'debtorMayAct' }, { term: 'registry_notice_wait', then: 'mayFollow', when: newOrder }],
      costs: [{ cost: 'bailiffService' }], limitation: 'payment_order_served',
    },
    {
      act: 'oppose', from: ['served'], to: 'opposed', who: ['debtor'], article: 'CPC 1412, 1416', confidence: 'high',
      within: [
        { term: 'payment_order_opposition', of: 'serve', when: (facts) => facts.servedInPerson === true },
        /** Not served in person: a month from the first act in person, or from the first measure that ties his goods. */
        { term: 'payment_order_opposition', of: 'firstActInPerson', when: (facts) => facts.servedInPerson !== true && facts.done['firstActInPerson'] !== undefined },
      ],
      starts: [{ term: 'consignment_after_opposition', then: 'lapse', when: commercial }, { term: 'lawyer_after_opposition', then: 'lapse', when: (facts, law) => judicial(facts) && facts.principalAndInterest > needs.limitOn(law, 'lawyer_threshold', facts) }],
      limitation: 'lawsuit',
    },
    { act: 'judge', from: ['opposed'], to: 'judged', who: ['judge'], article: 'CPC 1420', confidence: 'high', stop: 'court', limitation: 'enforceable_title' },
    {
      act: 'enforce', from: ['served'], to: 'enforceable', who: ['bailiff', 'courtRegistry'], article: 'CPC 1422', confidence: 'medium', documents: ['proofOfService'],
      documentsWhen: [
        { document: 'nonOppositionCertificate', article: 'CPC 1422', when: (facts, law) => !newOrder(facts, law) },
        { document: 'noOppositionNoticeChecked', article: 'CPC 1422, décret 2026-96', when: newOrder },
      ],
      after: [{ term: 'payment_order_opposition', of: 'serve' }, { term: 'registry_notice_wait', of: 'serve', when: newOrder }], limitation: 'enforceable_title',
    },
  ],
};

const smallClaims: ProcedureTable = {
  procedure: 'smallClaims', rules: ['small_claims_l125'], article: 'CPCE L125-1, R125-1 à R125-8',
  states: ['prepared', 'invited', 'accepted', 'refused', 'titled', 'enforcing'], initial: 'prepared',
  acts: [
    {
      act: 'invite', from: ['prepared'], to: 'invited', who: ['bailiff'], article: 'CPCE L125-1, R125-1', confidence: 'high', stop: 'court',
      needs: [...needs.TO_A_TITLE, needs.contractual('CPCE L125-1'), needs.underSmallClaimsCap, needs.notBetweenMerchants, needs.inDistrict],
      documents: ['groundOfClaim', 'debtStatement'], starts: [{ term: 'small_claims_reply', then: 'debtorMayAct' }], costs: [{ cost: 'smallClaimsFee' }],
    },
    { act: 'accept', from: ['invited'], to: 'accepted', who: ['debtor'], article: 'CPCE R125-2', confidence: 'high', within: [{ term: 'small_claims_reply', of: 'invite' }], limitation: 'acknowledgement' },
    { act: 'decline', from: ['invited'], to: 'refused', who: ['debtor'], article: 'CPCE R125-2', confidence: 'high' },
    { act: 'recordSilence', from: ['invited'], to: 'refused', who: ['bailiff'], article: 'CPCE R125-5', confidence: 'high', after: [{ term: 'small_claims_reply', of: 'invite' }] },
    /** No payment before the outcome is recorded. */
    { act: 'collect', from: ['invited', 'accepted', 'titled'], to: null, who: ['bailiff', 'agency', 'creditor'], article: 'CPCE R125-7', confidence: 'high', needs: [needs.outcomeRecorded] },
    { act: 'issueTitle', from: ['accepted'], to: 'titled', who: ['bailiff'], article: 'CPCE L125-1, L111-3', confidence: 'high', limitation: 'enforceable_title' },
    { act: 'enforce', from: ['titled'], to: 'enforcing', who: ['bailiff'], article: 'CPCE R125-8', confidence: 'high', stop: 'enforcement', needs: [needs.anotherBailiff], documents: ['enforceableTitle'] },
  ],
};

const uncontestedCommercialClaim: ProcedureTable = {
  procedure: 'uncontestedCommercialClaim', rules: ['uncontested_commercial_claim'], article: 'CPCE L126-1 à L126-5',
  states: ['prepared', 'ordered', 'contested', 'paid', 'recorded', 'declared', 'enforceable'], initial: 'prepared',
  acts: [
    {
      act: 'orderToPay', from: ['prepared'], to: 'ordered', who: ['bailiff'], article: 'CPCE L126-1, L126-2', confidence: 'medium', stop: 'uncontestedClaim',
      needs: [needs.decreePublished, ...needs.TO_A_TITLE, needs.betweenMerchants, needs.certain('CPCE L126-1'), needs.invoiced, needs.undisputed],
      documents: ['invoices', 'debtStatement'], starts: [{ term: 'uncontested_claim_contest', then: 'debtorMayAct' }, { term: 'uncontested_claim_record', then: 'mayFollow' }], costs: [{ cost: 'uncontestedClaimFee' }],
    },
    { act: 'contest', from: ['ordered'], to: 'contested', who: ['debtor'], article: 'CPCE L126-2', confidence: 'medium', within: [{ term: 'uncontested_claim_contest', of: 'orderToPay' }] },
    { act: 'pay', from: ['ordered', 'recorded', 'declared'], to: 'paid', who: ['debtor'], article: 'CPCE L126-2', confidence: 'medium' },
    { act: 'record', from: ['ordered'], to: 'recorded', who: ['bailiff'], article: 'CPCE L126-3', confidence: 'medium', stop: 'uncontestedClaim', after: [{ term: 'uncontested_claim_record', of: 'orderToPay' }] },
    { act: 'declareEnforceable', from: ['recorded'], to: 'declared', who: ['courtRegistry'], article: 'CPCE L126-4', confidence: 'medium', starts: [{ term: 'record_service', then: 'lapse' }] },
    { act: 'serveRecord', from: ['declared'], to: 'enforceable', who: ['bailiff'], article: 'CPCE L126-4', confidence: 'medium', stop: 'uncontestedClaim', within: [{ term: 'record_service', of: 'declareEnforceable' }], costs: [{ cost: 'bailiffService' }], limitation: 'enforceable_title' },
  ],
};

export const TITLE_TABLES = { paymentOrder, smallClaims, uncontestedCommercialClaim } as const;
