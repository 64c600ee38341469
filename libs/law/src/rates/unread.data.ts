/**
 * Figures that the tables hold and no function of this room reads: they are known, shown and kept up to date, and a changed row changes
 * nothing that is computed here. Each says why.
 */
import type { ConstantId } from './constants.data.ts';

const WAGES = 'The bailiff computes the share of wages; the tables keep the scale of each year for who asks.';

export const UNREAD_CONSTANTS: Readonly<Partial<Record<ConstantId, string>>> = {
  agency_letter_articles_to_reproduce: 'The letter reproduces the words themselves, which stand in the texts of the tables.',
  capitalisation_min_period: 'The contract of the statement knows no capitalisation of interest; none is computed.',
  limitation_local_title: 'Titles of local bodies are collected by their accountants: an agency takes no such claim in.',
  energy_billing_lookback: 'A claim has a due date and no reading of a meter: what was billed too late is for the debtor to contest.',
  bank_freeze: 'The bank counts its fifteen business days; no act of the agency or of the bailiff waits for their end.',
  protected_bank_balance: 'The bank leaves it on the account by itself; the amount since April 2026 has been seen by nobody.',
  wage_priority_residual: WAGES,
  wage_scale_2024: WAGES,
  wage_scale_2025: WAGES,
  wage_scale_2026: WAGES,
};
