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
export { AddStudyUserInput, RegisterStudyInput, Study } from './studies/study.type.ts';

export const judicialEntities = [studyEntity, titleEntity, handoffEntity, handoffEventEntity, bailiffActEntity, costEntity];
