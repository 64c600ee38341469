/**
 * Who may do what, in sentences: one file a role, the same rules in the server's SQL, in memory and in the browser.
 * Closed unless opened: no rule means no rows. Conditions stand on plain columns of the row itself.
 */
export * from './roles/system.ts';
export * from './ability.ts';
export * from './rows-for.ts';
