/** The written mandate, without which nobody collects for another. */
export const MANDATE_ARTICLE = 'CPCE R124-3';
