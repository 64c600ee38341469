/**
 * Every other figure of the law that this product computes, blocks or warns with: terms, caps, thresholds, fixed sums. Each is a list of
 * dated rows under one name. A value of null is a figure that the law sets and that nobody has seen yet: nothing may be computed with it.
 */
import type { ConstantRow } from './tables.ts';

const LEGI = 'texte du code, miroir de la base LEGI au 03/04/2026';
const THIRD = 'relevé tiers de Légifrance, septembre 2026';
const COMMON = 'connaissance générale, texte non relu';

export const CONSTANTS = {
  agency_letter_articles_to_reproduce: [
    { from: '2014-03-19', to: null, value: 'L111-8 al.2 and al.3', unit: 'text', article: 'CPCE R124-4 5°, L111-8', confidence: 'high', source: LEGI },
  ],
  remittance_max: [
    { from: '2012-06-01', to: null, value: 1, unit: 'month', article: 'CPCE R124-6', confidence: 'high', source: LEGI },
  ],
  agency_fine_5th_class: [
    { from: '2012-06-01', to: null, value: 1500, unit: 'EUR', article: 'CPCE R124-7, C. pén. 131-13', confidence: 'high', source: LEGI },
  ],
  insurance_reminder: [
    { from: null, to: null, value: 60, unit: 'days', article: 'CPCE R124-2', confidence: 'high', source: 'règle de la maison' },
  ],
  fixed_indemnity_b2b: [
    { from: '2013-01-01', to: null, value: 40, unit: 'EUR_per_invoice', article: 'C. com. L441-10 II, D441-5', confidence: 'high', source: 'décret 2012-1115' },
  ],
  fixed_indemnity_public: [
    { from: '2019-04-01', to: null, value: 40, unit: 'EUR', article: 'CCP D2192-35', confidence: 'high', source: LEGI },
  ],
  b2b_default_margin: [
    { from: '2009-01-01', to: null, value: 10, unit: 'points', article: 'C. com. L441-10 II (ex L441-6)', confidence: 'high', source: 'lexbase.fr, doctrine.fr (texte de L441-10)' },
  ],
  b2b_contract_floor_multiplier: [
    { from: '2009-01-01', to: null, value: 3, unit: 'x legal rate', article: 'C. com. L441-10 II', confidence: 'high', source: 'lexbase.fr, doctrine.fr (texte de L441-10)' },
  ],
  public_margin: [
    { from: '2013-03-16', to: null, value: 8, unit: 'points', article: 'CCP R2192-31', confidence: 'high', source: LEGI },
  ],
  credit_servicer_licence: [
    { from: '2023-12-30', to: '2024-06-28', value: 'warn', unit: 'text', article: 'CMF L54-11-1 à L54-11-4', confidence: 'medium', source: 'ord. 2023-1139 ; deloitte, weka.fr' },
    { from: '2024-06-29', to: null, value: 'refuse', unit: 'text', article: 'CMF L54-11-1 à L54-11-4', confidence: 'medium', source: 'ord. 2023-1139 ; deloitte, weka.fr' },
  ],
  payment_term_default: [
    { from: '2019-04-26', to: null, value: 30, unit: 'days', article: 'C. com. L441-10 I', confidence: 'high', source: 'lexbase.fr, doctrine.fr (texte de L441-10)' },
  ],
  payment_term_max_issue: [
    { from: '2019-04-26', to: null, value: 60, unit: 'days', article: 'C. com. L441-10 I', confidence: 'high', source: 'lexbase.fr, doctrine.fr (texte de L441-10)' },
  ],
  payment_term_45_end_of_month: [
    { from: '2019-04-26', to: null, value: 45, unit: 'days', article: 'C. com. L441-10 I', confidence: 'high', source: 'lexbase.fr, doctrine.fr (texte de L441-10)' },
  ],
  payment_term_periodic: [
    { from: '2019-04-26', to: null, value: 45, unit: 'days', article: 'C. com. L441-10 I', confidence: 'high', source: 'lexbase.fr, doctrine.fr (texte de L441-10)' },
  ],
  payment_term_transport: [
    { from: '2019-04-26', to: null, value: 30, unit: 'days', article: 'C. com. L441-11', confidence: 'medium', source: COMMON },
  ],
  public_term_general: [
    { from: '2019-04-01', to: null, value: 30, unit: 'days', article: 'CCP R2192-10', confidence: 'high', source: LEGI },
  ],
  public_term_health: [
    { from: '2019-04-01', to: null, value: 50, unit: 'days', article: 'CCP R2192-11', confidence: 'high', source: LEGI },
  ],
  public_term_public_undertaking: [
    { from: '2019-04-01', to: null, value: 60, unit: 'days', article: 'CCP R2192-11', confidence: 'high', source: LEGI },
  ],
  public_moratory_payment: [
    { from: '2019-04-01', to: null, value: 45, unit: 'days', article: 'CCP R2192-36', confidence: 'high', source: LEGI },
  ],
  public_presumed_receipt: [
    { from: '2019-04-01', to: null, value: 2, unit: 'days', article: 'CCP R2192-12 à R2192-17', confidence: 'high', source: LEGI },
  ],
  public_interest_rate_frozen_at_start_semester: [
    { from: '2019-04-01', to: null, value: true, unit: 'bool', article: 'CCP R2192-31', confidence: 'high', source: LEGI },
  ],
  judgment_surcharge: [
    { from: '1975-07-11', to: null, value: 5, unit: 'points', article: 'CMF L313-3', confidence: 'high', source: 'jpm-copro.com (citant L313-3)' },
  ],
  judgment_surcharge_wait: [
    { from: '1975-07-11', to: null, value: 2, unit: 'months', article: 'CMF L313-3', confidence: 'high', source: 'jpm-copro.com (citant L313-3)' },
  ],
  capitalisation_min_period: [
    { from: '2016-10-01', to: null, value: 1, unit: 'year', article: 'C. civ. 1343-2', confidence: 'high', source: LEGI },
  ],
  grace_period_max: [
    { from: '2016-10-01', to: null, value: 24, unit: 'months', article: 'C. civ. 1343-5', confidence: 'high', source: LEGI },
  ],
  limitation_civil: [
    { from: null, to: null, value: 5, unit: 'years', article: 'C. civ. 2224', confidence: 'high', source: LEGI },
  ],
  limitation_commercial: [
    { from: null, to: null, value: 5, unit: 'years', article: 'C. com. L110-4', confidence: 'high', source: THIRD },
  ],
  limitation_commercial_lease: [
    { from: null, to: null, value: 5, unit: 'years', article: 'C. civ. 2224', confidence: 'high', source: COMMON },
  ],
  limitation_consumer: [
    { from: null, to: null, value: 2, unit: 'years', article: 'C. conso. L218-2', confidence: 'high', source: LEGI },
  ],
  limitation_insurance_premium: [
    { from: null, to: null, value: 2, unit: 'years', article: 'C. ass. L114-1', confidence: 'high', source: COMMON },
  ],
  limitation_telecom: [
    { from: null, to: null, value: 1, unit: 'year', article: 'CPCE postes L34-2', confidence: 'high', source: LEGI },
  ],
  limitation_transport: [
    { from: null, to: null, value: 1, unit: 'year', article: 'C. com. L133-6', confidence: 'high', source: THIRD },
  ],
  limitation_rent: [
    { from: null, to: null, value: 3, unit: 'years', article: 'loi 89-462 art. 7-1', confidence: 'high', source: COMMON },
  ],
  limitation_public_debtor: [
    { from: null, to: null, value: 4, unit: 'years', article: 'loi 68-1250', confidence: 'high', source: COMMON },
  ],
  limitation_local_title: [
    { from: null, to: null, value: 4, unit: 'years', article: 'CGCT L1617-5', confidence: 'high', source: COMMON },
  ],
  limitation_enforceable_title: [
    { from: null, to: null, value: 10, unit: 'years', article: 'CPCE L111-4', confidence: 'high', source: LEGI },
  ],
  limitation_longstop: [
    { from: null, to: null, value: 20, unit: 'years', article: 'C. civ. 2232', confidence: 'high', source: LEGI },
  ],
  consumer_credit_foreclosure: [
    { from: null, to: null, value: 2, unit: 'years', article: 'C. conso. R312-35', confidence: 'high', source: LEGI },
  ],
  energy_billing_lookback: [
    { from: null, to: null, value: 14, unit: 'months', article: 'C. conso. L224-11', confidence: 'high', source: LEGI },
  ],
  ip_service_deadline: [
    { from: '2022-03-01', to: '2026-08-31', value: 6, unit: 'months', article: 'CPC 1411', confidence: 'high', source: 'décret 2021-1322 ; lemondedudroit.fr, leanpay.fr' },
    { from: '2026-09-01', to: null, value: 3, unit: 'months', article: 'CPC 1411, décret 2026-96 art. 9', confidence: 'high', source: 'décret 2026-96 du 16/02/2026 ; lemondedudroit.fr, leanpay.fr' },
  ],
  ip_opposition: [
    { from: '1981-10-01', to: null, value: 1, unit: 'month', article: 'CPC 1416', confidence: 'high', source: LEGI },
  ],
  ip_registry_notice_wait: [
    { from: '2026-09-01', to: null, value: 2, unit: 'months', article: 'CPC 1416-1422 décret 2026-96', confidence: 'medium', source: 'lemondedudroit.fr, texte exact non lu' },
  ],
  ip_consignment_tc: [
    { from: null, to: null, value: 15, unit: 'days', article: 'CPC 1425', confidence: 'high', source: LEGI },
  ],
  ip_lawyer_after_opposition_tj: [
    { from: null, to: null, value: 15, unit: 'days', article: 'CPC 1418', confidence: 'high', source: LEGI },
  ],
  small_claims_cap: [
    { from: '2020-01-01', to: null, value: 5000, unit: 'EUR', article: 'CPCE R125-1', confidence: 'medium', source: LEGI },
  ],
  small_claims_reply: [
    { from: '2016-06-01', to: null, value: 1, unit: 'month', article: 'CPCE L125-1', confidence: 'high', source: LEGI },
  ],
  l126_contest: [
    { from: '2026-04-25', to: null, value: 1, unit: 'month', article: 'CPCE L126-2', confidence: 'medium', source: 'entreprendre.service-public.fr A18889, senat.fr' },
  ],
  l126_record_wait: [
    { from: '2026-04-25', to: null, value: 8, unit: 'days', article: 'CPCE L126-3', confidence: 'medium', source: 'entreprendre.service-public.fr A18889, senat.fr' },
  ],
  l126_service_of_record: [
    { from: '2026-04-25', to: null, value: 6, unit: 'months', article: 'CPCE L126-4', confidence: 'medium', source: THIRD },
  ],
  mandatory_amicable_cap: [
    { from: null, to: null, value: 5000, unit: 'EUR', article: 'CPC 750-1', confidence: 'high', source: LEGI },
  ],
  lawyer_threshold: [
    { from: null, to: null, value: 10000, unit: 'EUR', article: 'CPC 761, 853', confidence: 'high', source: LEGI },
  ],
  last_resort_threshold: [
    { from: null, to: null, value: 5000, unit: 'EUR', article: 'COJ R211-3-24', confidence: 'high', source: LEGI },
  ],
  default_judgment_notification: [
    { from: null, to: null, value: 6, unit: 'months', article: 'CPC 478', confidence: 'high', source: LEGI },
  ],
  legal_aid_stamp: [
    { from: '2026-03-01', to: null, value: 50, unit: 'EUR', article: 'CGI 1635 bis Q', confidence: 'medium', source: 'loi 2026-103 art. 128 ; timbre.justice.gouv.fr, quechoisir.org' },
  ],
  tae_contribution_threshold: [
    { from: '2025-01-01', to: null, value: 50000, unit: 'EUR', article: 'loi 2023-1059 art. 27', confidence: 'high', source: 'décret 2024-1225 ; efl.fr, legisocial.fr' },
  ],
  orders_to_pay_sale: [
    { from: null, to: null, value: 8, unit: 'days', article: 'CPCE R221-1', confidence: 'high', source: LEGI },
  ],
  order_to_pay_lapse: [
    { from: null, to: null, value: 2, unit: 'years', article: 'CPCE R221-5', confidence: 'high', source: LEGI },
  ],
  amicable_sale: [
    { from: null, to: null, value: 1, unit: 'month', article: 'CPCE R221-30', confidence: 'high', source: LEGI },
  ],
  home_seizure_sale_min: [
    { from: null, to: null, value: 535, unit: 'EUR principal', article: 'CPCE R221-2', confidence: 'high', source: LEGI },
  ],
  bank_attachment_notice: [
    { from: null, to: null, value: 8, unit: 'days', article: 'CPCE R211-3', confidence: 'high', source: LEGI },
  ],
  bank_attachment_contest: [
    { from: null, to: null, value: 1, unit: 'month', article: 'CPCE R211-11', confidence: 'high', source: LEGI },
  ],
  bank_freeze: [
    { from: null, to: null, value: 15, unit: 'business days', article: 'CPCE L162-1', confidence: 'high', source: LEGI },
  ],
  protected_bank_balance: [
    { from: '2024-04-01', to: '2025-03-31', value: '635.71', unit: 'EUR/month', article: 'CPCE L162-2', confidence: 'high', source: 'fo66, rmc.bfmtv.com' },
    { from: '2025-04-01', to: '2026-03-31', value: '646.52', unit: 'EUR/month', article: 'CPCE L162-2', confidence: 'high', source: 'fo66, rmc.bfmtv.com' },
    { from: '2026-04-01', to: null, value: null, unit: 'EUR/month', article: 'CPCE L162-2', confidence: 'low' },
  ],
  wage_order_wait: [
    { from: '2025-07-01', to: null, value: 1, unit: 'month', article: 'CPCE L212-2', confidence: 'high', source: LEGI },
  ],
  wage_seizure_deadline: [
    { from: '2025-07-01', to: null, value: 3, unit: 'months', article: 'CPCE L212-6', confidence: 'high', source: LEGI },
  ],
  wage_employer_reply: [
    { from: '2025-07-01', to: null, value: 15, unit: 'days', article: 'CPCE R212-1-14', confidence: 'high', source: LEGI },
  ],
  wage_distribution: [
    { from: '2025-07-01', to: null, value: 6, unit: 'weeks max', article: 'CPCE R212-1-23', confidence: 'high', source: LEGI },
  ],
  wage_priority_residual: [
    { from: '2025-07-01', to: null, value: 500, unit: 'EUR', article: 'CPCE D212-1-24', confidence: 'high', source: LEGI },
  ],
  wage_scale_2024: [
    { from: '2024-01-01', to: '2024-12-31', value: [4370, 8520, 12690, 16820, 20970, 25200], unit: 'EUR/year', article: 'C. trav. R3252-2', confidence: 'high', source: 'legisocial.fr, 2024' },
  ],
  wage_scale_2025: [
    { from: '2025-01-01', to: '2025-12-31', value: [4440, 8660, 12890, 17090, 21300, 25600], unit: 'EUR/year', article: 'C. trav. R3252-2', confidence: 'medium' },
  ],
  wage_scale_2026: [
    { from: '2026-01-01', to: null, value: [4480, 8730, 13000, 17230, 21470, 25810], unit: 'EUR/year', article: 'C. trav. R3252-2, décret 2025-1299', confidence: 'high', source: 'décret 2025-1299 ; axens.fr, 2026' },
  ],
  protective_measure_action: [
    { from: null, to: null, value: 1, unit: 'month', article: 'CPCE R511-7', confidence: 'high', source: LEGI },
  ],
  protective_measure_notice: [
    { from: null, to: null, value: 8, unit: 'days', article: 'CPCE R523-3', confidence: 'high', source: LEGI },
  ],
  vehicle_notice: [
    { from: null, to: null, value: 8, unit: 'days', article: 'CPCE R223-3', confidence: 'high', source: LEGI },
  ],
  overindebtedness_max_suspension: [
    { from: null, to: null, value: 2, unit: 'years', article: 'C. conso. L722-3', confidence: 'high', source: LEGI },
  ],
  overindebtedness_appeal: [
    { from: null, to: null, value: 15, unit: 'days', article: 'C. conso. R722-1', confidence: 'high', source: LEGI },
  ],
  proof_of_claim: [
    { from: null, to: null, value: 2, unit: 'months after BODACC', article: 'C. com. R622-24', confidence: 'high', source: 'infogreffe.fr, mj-donnais' },
  ],
  proof_of_claim_abroad: [
    { from: null, to: null, value: 4, unit: 'months after BODACC', article: 'C. com. R622-24', confidence: 'high', source: 'infogreffe.fr, mj-donnais' },
  ],
  relief_from_time_bar: [
    { from: null, to: null, value: 6, unit: 'months', article: 'C. com. L622-26', confidence: 'high', source: 'infogreffe.fr, mj-donnais' },
  ],
  heir_title_wait: [
    { from: null, to: null, value: 8, unit: 'days', article: 'C. civ. 877', confidence: 'high', source: LEGI },
  ],
  heir_option_wait: [
    { from: null, to: null, value: 4, unit: 'months', article: 'C. civ. 771', confidence: 'medium', source: COMMON },
  ],
  dispute_forward: [
    { from: null, to: null, value: 2, unit: 'days', article: 'usage (aucun délai légal)', confidence: 'medium', source: 'règle de la maison' },
  ],
  data_subject_answer: [
    { from: null, to: null, value: 1, unit: 'month', article: 'RGPD 12', confidence: 'medium', source: COMMON },
  ],
  lre_acceptance: [
    { from: '2020-01-01', to: null, value: 15, unit: 'days', article: 'CPCE postes R53-3', confidence: 'high', source: LEGI },
  ],
  lre_proof_retention_min: [
    { from: '2020-01-01', to: null, value: 1, unit: 'year', article: 'CPCE postes R53-3', confidence: 'high', source: LEGI },
  ],
  cash_limit: [
    { from: '2015-09-01', to: null, value: 1000, unit: 'EUR', article: 'CMF D112-3', confidence: 'medium', source: COMMON },
  ],
  direct_debit_refund: [
    { from: null, to: null, value: 8, unit: 'weeks', article: 'règl. (UE) 260/2012', confidence: 'high', source: COMMON },
  ],
  direct_debit_unauthorised: [
    { from: null, to: null, value: 13, unit: 'months', article: 'règl. (UE) 260/2012', confidence: 'high', source: COMMON },
  ],
  direct_debit_notice: [
    { from: null, to: null, value: 14, unit: 'days', article: 'règl. (UE) 260/2012', confidence: 'high', source: COMMON },
  ],
  einvoice_receive_all: [
    { from: '2026-09-01', to: null, value: '2026-09-01', unit: 'date', article: 'CGI 289 bis', confidence: 'high', source: 'facturation-electronique-gratuite.fr, centrewagram.fr' },
  ],
  einvoice_issue_large_mid: [
    { from: '2026-09-01', to: null, value: '2026-09-01', unit: 'date', article: 'CGI 289 bis', confidence: 'high', source: 'facturation-electronique-gratuite.fr, centrewagram.fr' },
  ],
  einvoice_issue_sme_micro: [
    { from: '2027-09-01', to: null, value: '2027-09-01', unit: 'date', article: 'CGI 289 bis', confidence: 'high', source: 'facturation-electronique-gratuite.fr, centrewagram.fr' },
  ],
  vat_rate: [
    { from: '2014-01-01', to: null, value: 20, unit: 'percent', article: 'CGI 278', confidence: 'high', source: COMMON },
  ],
  misleading_practice_fine: [
    { from: null, to: null, value: 300000, unit: 'EUR', article: 'C. conso. L132-2', confidence: 'high', source: LEGI },
  ],
} as const satisfies Readonly<Record<string, readonly ConstantRow[]>>;

export type ConstantId = keyof typeof CONSTANTS;
