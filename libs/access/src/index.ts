/**
 * Who may do what, in sentences: one file a role, the same rules in the server's SQL, in memory and in the browser.
 * Closed unless opened: no rule means no rows. Conditions stand on plain columns of the row itself.
 */
export * from './roles/system.ts';
export * from './ability.ts';
export * from './open-fields.ts';
export * from './rows-for.ts';
export { cutTo, scopeOf, TOKEN_SCOPES, type TokenScope } from './limited.ts';
export { BAILIFF_CLOSED, BAILIFF_LISTS } from './fields/bailiff.ts';
export { CREDITOR_CLOSED, CREDITOR_LISTS } from './fields/creditor.ts';
export { EVERYONE } from './fields/everyone.ts';
