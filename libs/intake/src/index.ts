/**
 * Where a creditor hands over: files become claims (readers), claims find their debtors, debtors become cases. The
 * preview is the deposit itself, undone; what could not be taken is told line by line, and the rest goes on.
 */
import { depositEntity } from './deposits/deposit.entity.ts';
import { columnMappingEntity } from './mapping/column-mapping.entity.ts';
export * from './intake.module.ts';
export { Deposit, DepositInput, DepositPreview } from './deposits/deposit.type.ts';
export { DepositsService } from './deposits/deposits.service.ts';
export { CarryRunService } from './runs/carry-run.service.ts';
export { DepositRunsService } from './runs/deposit-runs.service.ts';
export { UploadsService } from './runs/uploads.service.ts';
export { DepositViewsService } from './deposits/deposit-views.service.ts';
export { INTAKE_FAULTS, type IntakeFaultCode } from './lines/faults.ts';
export const intakeEntities = [depositEntity, columnMappingEntity];
