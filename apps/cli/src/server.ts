/** What the operator's command runs of the house, as one bundle. */
export { createApi, documentsOf, printedSchema } from '@quittance/api';
export { createWorker } from '@quittance/worker';
export { demoAccounts } from '@quittance/api/demo-accounts';
export { loadDemo } from './demo/load-demo.ts';
export { queueUnderTwoWalls } from './bench/access/two-walls.ts';
export { intakeHand } from './bench/intake/intake-hand.ts';
export { found, openStaffAccount } from './founding/founding.ts';
