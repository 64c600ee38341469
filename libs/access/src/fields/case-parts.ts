import type { OpenFields } from './lists.ts';

/** What a case is made of, alike for all who may read the case. */
export const ADDRESS: OpenFields = { Address: 'city country line1 line2 postalCode' };
export const STATEMENT: OpenFields = {
  Statement: 'asOf claims dayCount lawVersion regime totals warnings', StatementTotals: 'costs dailyInterest due indemnity interest paid principal unallocated', StatementWarning: 'article claimReference code',
  ClaimStatement: 'claimId dueOn indemnity indemnityArticle interest interestTotal outstanding paid principal reference', InterestLine: 'amount article base confidence days from parts rate to year',
  RatePart: 'article at confidence source value', AmountsByKind: 'indemnity interest principal',
};
export const CLAIM: OpenFields = {
  Claim: 'amount contractRate credited documents dueOn id issuedOn limitation nature reference',
  Limitation: 'accrued article barred claimReference expires history level movedBy movedOn period', LimitationStep: 'article effect expires kind on',
};
export const TIMELINE: OpenFields = { TimelineEntry: 'actorName at code documentId facts id internal kind letterId', TimelinePage: 'next rows' };
export const DOCUMENT: OpenFields = { Document: 'createdAt id kind mediaType name sha256 size' };
export const QUESTION: OpenFields = { Question: 'aboutKind amount answers askedAt askedBy askedByKind askedOf caseId claimReference debtorName documents id kind publicReference purpose text wanted', Answer: 'at by decision documents id text', QuestionPage: 'next rows waiting' };
export const TITLE: OpenFields = { Title: 'authority by document enforceableOn expiresOn id issuedOn kind recordedAt reference servedOn serviceDocument' };
export const DEBTOR: OpenFields = { Debtor: 'address addressReturnedOn email id kind legalForm name phone representative representativeTitle siren' };
