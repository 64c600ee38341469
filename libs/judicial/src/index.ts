/**
 * Titles, and the bailiff: studies, what a hand-off must carry, what is reported back. Tells the case what enforcement cost and what
 * moved its limitation.
 */
import { bailiffActEntity, costEntity } from './acts/bailiff-act.entity.ts';
import { handoffEntity, handoffEventEntity } from './handoffs/handoff.entity.ts';
import { studyEntity } from './studies/study.entity.ts';
import { titleEntity } from './titles/title.entity.ts';
export * from './judicial.module.ts';
export { StudiesService } from './studies/studies.service.ts';
export { AddStudyUserInput, RegisterStudyInput, Study, StudySummary } from './studies/study.type.ts';
export { RecordTitleService } from './titles/record-title.service.ts';
export { TitlesReadService } from './titles/titles-read.service.ts';
export { RecordTitleInput, Title } from './titles/title.type.ts';
export { ActKind, BailiffAct, ReportActInput } from './acts/act.type.ts';
export { HandoffsService } from './handoffs/handoffs.service.ts';
export { HandoffsReadService } from './handoffs/handoffs-read.service.ts';
export { HandoffCheckService } from './handoffs/handoff-check.service.ts';
export { ReportsService } from './handoffs/reports.service.ts';
export { ActReported, Handoff, HandoffCheck, HandToBailiffInput, ReportMoneyInput } from './handoffs/handoff.type.ts';
export { PackHandoffService } from './pack/pack-handoff.service.ts';

export const judicialEntities = [studyEntity, titleEntity, handoffEntity, handoffEventEntity, bailiffActEntity, costEntity];
