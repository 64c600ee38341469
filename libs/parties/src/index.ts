/**
 * Who deals with whom: the agency with its insurance and its declaration, the creditors and the people who work there,
 * their written mandates, and the debtors of each creditor, recognised within that creditor alone.
 */
import { agencyDeclarationEntity, agencyEntity, agencyInsuranceEntity } from './agency/agency.entity.ts';
import { creditorContactEntity, creditorEntity } from './creditors/creditor.entity.ts';
import { debtorAccountEntity, debtorAddressEntity, debtorContactPointEntity, debtorEntity } from './debtors/debtor.entity.ts';
import { mandateEntity } from './mandates/mandate.entity.ts';
export * from './parties.module.ts';
export type { Reader } from './reader.ts';
export { MANDATE_ARTICLE } from './articles.ts';
export { Address, AddressInput, type PostalAddress } from './address.type.ts';
export { Faults, isEmail, isPhone } from './faults.ts';
export { Agency, AgencyDeclarationInput, AgencyInsuranceInput } from './agency/agency.type.ts';
export { AgencyService, type AgencyFacts } from './agency/agency.service.ts';
export { AddCreditorUserInput, Creditor, RegisterCreditorInput } from './creditors/creditor.type.ts';
export { CreditorsService, type CreditorFacts } from './creditors/creditors.service.ts';
export { RegisterCreditorService } from './creditors/register-creditor.service.ts';
export { Debtor } from './debtors/debtor.type.ts';
export { DebtorsService, debtorView, type DebtorFacts, type DebtorHome, type NewDebtor, type Recognised } from './debtors/debtors.service.ts';
export { RecogniseDebtorsService, type DoubtfulDebtor, type Recognition, type RecognisedBy } from './debtors/recognise.service.ts';
export { DOUBTFUL_FROM } from './debtors/recognise-score.ts';
export { RectifyDebtorService, type Rectified, type RectifiedDebtor } from './debtors/rectify-debtor.service.ts';
export { addressKey, nameKey } from './debtors/keys.ts';
export { DebtorDataService, type DatumKind, type DebtorNamed, type GivenData } from './debtors/debtor-data.service.ts';
export { DebtorLinksService, type LinkAsked } from './debtors/debtor-links.service.ts';
export { DebtorMergesService, type Merged, type MergeAsked } from './debtors/debtor-merges.service.ts';
export { DebtorRecordService, type DebtorKnown } from './debtors/debtor-record.service.ts';
export { AddressReturn, DebtorAddress, DebtorLink, DebtorMerge, DebtorPoint, DebtorRepresentative, LikelyDebtor, OtherName } from './debtors/debtor-record.type.ts';
export { LikelyDebtorsService } from './debtors/likely-debtors.service.ts';
export { ReturnedMailService, type ReturnedMail } from './debtors/returned-mail.service.ts';
export { isToldBy, Superseded, TOLD_BY, Told, type ToldBy } from './debtors/told.ts';
export { e164Of, phoneOf, type Phone } from './debtors/phones.ts';
export { Mandate, RegisterMandateInput } from './mandates/mandate.type.ts';
export { mandateState, type MandateFacts, type MandateKind, type MandateState } from './mandates/mandate-facts.ts';
export { AnnexesService, type AnnexFacts } from './mandates/annexes/annexes.service.ts';
export { FeeSchedulesService, type NewSchedule, type ScheduleFacts } from './mandates/fees/fee-schedules.service.ts';
export { FeeTermsInput } from './mandates/fees/fee-schedule.type.ts';
export { mandateTermsFromJson, mandateTermsToJson, type MandateFees, type MandateTerms, type MandateTermsJson } from './mandates/mandate-terms.ts';
export { MandatesService } from './mandates/mandates.service.ts';
/** For those who set up an agency: its own rows. */
export { agencyDeclarationEntity, agencyEntity, agencyInsuranceEntity };
export const partiesEntities = [agencyEntity, agencyInsuranceEntity, agencyDeclarationEntity, creditorEntity, creditorContactEntity, mandateEntity, debtorEntity, debtorAddressEntity, debtorContactPointEntity, debtorAccountEntity];
