import { Module } from '@nestjs/common';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { ActsService } from './acts/acts.service.ts';
import { AppliedLawReadService } from './applied-law/applied-law-read.service.ts';
import { AppliedLawResolver } from './applied-law/applied-law.resolver.ts';
import { AppliedLawService } from './applied-law/applied-law.service.ts';
import { ApplyLawService } from './applied-law/apply-law.service.ts';
import { DecideLawService } from './applied-law/decide-law.service.ts';
import { EnterLawService } from './applied-law/enter-law.service.ts';
import { LawEntriesReadService } from './applied-law/law-entries-read.service.ts';
import { LawRunsService } from './applied-law/law-runs.service.ts';
import { MeasureLawService } from './applied-law/measure-law.service.ts';
import { WatchLawService } from './applied-law/watch-law.service.ts';
import { BarredClaimsResolver } from './barred/barred-claims.resolver.ts';
import { BarredClaimsService } from './barred/barred-claims.service.ts';
import { GiveUpBarredService } from './barred/give-up-barred.service.ts';
import { WithdrawClaimsService } from './withdrawn/withdraw-claims.service.ts';
import { CallFactsService } from './calls/call-facts.service.ts';
import { CallsResolver } from './calls/calls.resolver.ts';
import { CallsService } from './calls/calls.service.ts';
import { PromisesService } from './calls/promises.service.ts';
import { StagesService } from './calls/stages.service.ts';
import { SettlementService } from './closing/settlement.service.ts';
import { CaseConductResolver, ConductResolver } from './conduct/conduct.resolver.ts';
import { ConductService } from './conduct/conduct.service.ts';
import { ContactPolicyService } from './conduct/contact-policy.service.ts';
import { WishesService } from './conduct/wishes.service.ts';
import { WordsService } from './conduct/words.service.ts';
import { CaseDisputesResolver, DisputesResolver } from './disputes/disputes.resolver.ts';
import { DisputeFactsService } from './disputes/dispute-facts.service.ts';
import { DisputeMailsService } from './disputes/dispute-mails.service.ts';
import { DisputeStepsService } from './disputes/dispute-steps.service.ts';
import { DisputesReadService } from './disputes/disputes-read.service.ts';
import { DisputesService } from './disputes/disputes.service.ts';
import { CaseMessageMailsService } from './case-messages/case-message-mails.service.ts';
import { CaseMessagesReadService } from './case-messages/case-messages-read.service.ts';
import { CaseMessagesResolver } from './case-messages/case-messages.resolver.ts';
import { CaseMessagesService } from './case-messages/case-messages.service.ts';
import { TellOfCaseMessage } from './case-messages/tell-of-case-message.ts';
import { CaseDebtorRecordService } from './debtors/case-debtor-record.service.ts';
import { CasePartiesService } from './debtors/case-parties.service.ts';
import { DebtorActsService } from './debtors/debtor-acts.service.ts';
import { CaseDebtorResolver, DebtorsResolver, MergeDebtorsResolver } from './debtors/debtors.resolver.ts';
import { HeldTogetherService } from './debtors/held-together.service.ts';
import { MergeDebtorsService } from './debtors/merge-debtors.service.ts';
import { PartyActsService } from './debtors/party-acts.service.ts';
import { RecordDebtorService } from './debtors/record-debtor.service.ts';
import { CaseListService } from './files/case-list.service.ts';
import { CasePartsResolver, CasesResolver } from './files/cases.resolver.ts';
import { CasesReadService } from './files/cases-read.service.ts';
import { HoldDebtFactsService } from './holds/hold-debt-facts.service.ts';
import { HoldEffectsService } from './holds/hold-effects.service.ts';
import { HoldEntriesService } from './holds/hold-entries.service.ts';
import { HoldFactsService } from './holds/hold-facts.service.ts';
import { HoldStandingService } from './holds/hold-standing.service.ts';
import { HoldsReadService } from './holds/holds-read.service.ts';
import { CaseHoldsResolver, HoldsResolver } from './holds/holds.resolver.ts';
import { HoldsService } from './holds/holds.service.ts';
import { WatchHoldsService } from './holds/watch-holds.service.ts';
import { NextActionsResolver } from './next-actions/next-actions.resolver.ts';
import { NextActionsService } from './next-actions/next-actions.service.ts';
import { PlanNextActionService } from './next-actions/plan-next-action.service.ts';
import { NotesResolver } from './notes/notes.resolver.ts';
import { NotesService } from './notes/notes.service.ts';
import { CaseOpeningService } from './opening/case-opening.service.ts';
import { PauseTermsService } from './pauses/pause-terms.service.ts';
import { PausesReadService } from './pauses/pauses-read.service.ts';
import { PausesResolver } from './pauses/pauses.resolver.ts';
import { PausesService } from './pauses/pauses.service.ts';
import { PositionsService } from './positions/positions.service.ts';
import { AgreedCostsResolver } from './questions/agreed-costs.resolver.ts';
import { AgreedCostsService } from './questions/agreed-costs.service.ts';
import { AnswerSteps } from './questions/answer-steps.ts';
import { AnsweredService } from './questions/answered.service.ts';
import { QuestionFactsService } from './questions/question-facts.service.ts';
import { QuestionMailsService } from './questions/question-mails.service.ts';
import { CaseQuestionsResolver, QuestionsResolver } from './questions/questions.resolver.ts';
import { QuestionsReadService } from './questions/questions-read.service.ts';
import { QuestionsService } from './questions/questions.service.ts';
import { RecallConsequencesService } from './recall/recall-consequences.service.ts';
import { RecallFeeService } from './recall/recall-fee.service.ts';
import { RecallMailsService } from './recall/recall-mails.service.ts';
import { RecallResolver } from './recall/recall.resolver.ts';
import { RecallService } from './recall/recall.service.ts';
import { StandingService } from './standing/standing.service.ts';
import { DebtFactsSources } from './statement/debt-facts.ts';
import { StatementReadService } from './statement/statement-read.service.ts';
import { StatementService } from './statement/statement.service.ts';
import { TimelineReadService } from './timeline/timeline-read.service.ts';
import { TimelineService } from './timeline/timeline.service.ts';

const services = [
  AppliedLawService, AppliedLawReadService, LawEntriesReadService, LawRunsService, EnterLawService, DecideLawService, MeasureLawService, ApplyLawService, WatchLawService, DebtFactsSources, StandingService, SettlementService, StatementService, StatementReadService, PositionsService, TimelineService, TimelineReadService, NextActionsService, PlanNextActionService, CaseOpeningService,
  CasesReadService, CaseListService, ActsService, StagesService, PromisesService, CallFactsService, CallsService, NotesService,
  ContactPolicyService, ConductService, WordsService, WishesService, BarredClaimsService, GiveUpBarredService, WithdrawClaimsService,
  CaseDebtorRecordService, CasePartiesService, DebtorActsService, HeldTogetherService, MergeDebtorsService, PartyActsService, RecordDebtorService,
  HoldFactsService, HoldEffectsService, HoldDebtFactsService, HoldStandingService, HoldEntriesService, HoldsReadService, HoldsService, WatchHoldsService,
  QuestionMailsService, QuestionFactsService, QuestionsReadService, QuestionsService, AnsweredService, DisputeFactsService, DisputeMailsService, DisputeStepsService, DisputesReadService, DisputesService,
  PauseTermsService, PausesReadService, PausesService, RecallConsequencesService, RecallFeeService, RecallMailsService, RecallService, CaseMessagesReadService, CaseMessageMailsService, TellOfCaseMessage, CaseMessagesService, AnswerSteps, AgreedCostsService,
];

@Module({
  imports: [DocumentsModule, PartiesModule],
  providers: [...services, AppliedLawResolver, CasesResolver, CasePartsResolver, CallsResolver, NotesResolver, NextActionsResolver, DisputesResolver, CaseDisputesResolver, QuestionsResolver, CaseQuestionsResolver, ConductResolver, CaseConductResolver, BarredClaimsResolver, HoldsResolver, CaseHoldsResolver, DebtorsResolver, MergeDebtorsResolver, CaseDebtorResolver, PausesResolver, RecallResolver, CaseMessagesResolver, AgreedCostsResolver],
  exports: services,
})
export class CasesModule {}
