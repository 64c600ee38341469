import { graphql } from '../../gql/index.ts';
import type { DebtorRecordQuery, LikelyDebtorsQuery, MergedDebtorsFragment, MergeDebtorsMutation, PartDebtorsMutation, RecordDebtorDataMutation } from '../../gql/graphql.ts';

/** What is known of the debtor of a case. `inside`: who wrote it down and how it is known, for the agency; `merges`: for those who may merge. The record goes without its id, for parts of it are the case's own. */
export const DEBTOR_RECORD = graphql(`
  query DebtorRecord($id: ID!, $inside: Boolean!, $merges: Boolean!) {
    caseFile(id: $id) {
      id
      debtorRecord {
        debtorId: id kind name legalForm siren vatNumber erasedOn told { by at source @include(if: $inside) }
        otherNames { name siren why }
        addresses { id line1 line2 postalCode city country current returnedOn returns { kind on cause letterReference at words @include(if: $inside) person @include(if: $inside) } told { by at source @include(if: $inside) person @include(if: $inside) } superseded { at why @include(if: $inside) } }
        phones { id value shown e164 line label current told { by at source @include(if: $inside) person @include(if: $inside) } superseded { at why @include(if: $inside) } }
        emails { id value shown label current told { by at source @include(if: $inside) person @include(if: $inside) } superseded { at why @include(if: $inside) } }
        accounts { id value shown current told { by at source @include(if: $inside) person @include(if: $inside) } superseded { at why @include(if: $inside) } }
        representatives { id kind name title sinceOn current told { by at source @include(if: $inside) person @include(if: $inside) } superseded { at why @include(if: $inside) } }
        parties { id role liability kind name siren address { line1 line2 postalCode city country } phone email cap act actOn endedOn told { by at source @include(if: $inside) person @include(if: $inside) } ended { at why @include(if: $inside) } }
        links { id relation otherId name siren caseId publicReference told { by at source @include(if: $inside) person @include(if: $inside) } superseded { at why @include(if: $inside) } }
        otherCases { id publicReference underName stage openedAt due }
        merges @include(if: $merges) { id keptId keptName otherId otherName reason at person parted { at why person } }
      }
    }
  }
`);
export type DebtorRecord = NonNullable<DebtorRecordQuery['caseFile']>['debtorRecord'];
export type Address = DebtorRecord['addresses'][number];
export type Point = DebtorRecord['phones'][number];
export type Representative = DebtorRecord['representatives'][number];
export type Party = DebtorRecord['parties'][number];
export type Link = DebtorRecord['links'][number];
export type Merge = NonNullable<DebtorRecord['merges']>[number];
export type Told = Address['told'];

export const LIKELY_DEBTORS = graphql(`query LikelyDebtors($caseId: ID!, $text: String) { likelyDebtors(caseId: $caseId, text: $text) { id kind name siren city score by caseId publicReference } }`);
export type Likely = LikelyDebtorsQuery['likelyDebtors'][number];

/** What every act on the record is answered with. */
export const RECORDED = graphql(`
  fragment RecordedOnDebtor on DebtorRecordedResult {
    ... on DebtorRecorded { written caseFile { id version } }
    ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
  }
`);
export const RECORD_DATA = graphql(`
  mutation RecordDebtorData($input: RecordDebtorDataInput!) {
    recordDebtorData(input: $input) { ...RecordedOnDebtor }
  }
`);
export const WITHDRAW_DATUM = graphql(`
  mutation WithdrawDebtorDatum($caseId: ID!, $datumId: ID!, $reason: String!) {
    withdrawDebtorDatum(caseId: $caseId, datumId: $datumId, reason: $reason) { ...RecordedOnDebtor }
  }
`);
export const MARK_RETURNED = graphql(`
  mutation MarkReturnedMail($input: ReturnedMailInput!) {
    markReturnedMail(input: $input) { ...RecordedOnDebtor }
  }
`);
export const SET_BACK = graphql(`
  mutation SetBackReturnedMail($caseId: ID!, $addressId: ID!, $reason: String!) {
    setBackReturnedMail(caseId: $caseId, addressId: $addressId, reason: $reason) { ...RecordedOnDebtor }
  }
`);
export const ADD_PARTY = graphql(`
  mutation AddCaseParty($input: CasePartyInput!) {
    addCaseParty(input: $input) { ...RecordedOnDebtor }
  }
`);
export const END_PARTY = graphql(`
  mutation EndCaseParty($partyId: ID!, $on: Day!, $reason: String!) {
    endCaseParty(partyId: $partyId, on: $on, reason: $reason) { ...RecordedOnDebtor }
  }
`);
export const LINK_DEBTORS = graphql(`
  mutation LinkDebtors($input: LinkDebtorsInput!) {
    linkDebtors(input: $input) { ...RecordedOnDebtor }
  }
`);
export const UNLINK_DEBTORS = graphql(`
  mutation UnlinkDebtors($caseId: ID!, $linkId: ID!, $reason: String!) {
    unlinkDebtors(caseId: $caseId, linkId: $linkId, reason: $reason) { ...RecordedOnDebtor }
  }
`);
/** Both debtors before, the one after: the same whether they are made one or set apart again. */
export const MERGED = graphql(`
  fragment MergedDebtors on DebtorsMergedResult {
    ... on DebtorsMerged {
      mergeId overCount warnings { code facts { key value } } cases { id publicReference debtorName stage dueBefore dueAfter heldBefore heldAfter }
      kept { name siren phone email representative address { line1 postalCode city } } other { name siren phone email representative address { line1 postalCode city } } after { name siren phone email representative address { line1 postalCode city } }
    }
    ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
  }
`);
export const MERGE_DEBTORS = graphql(`
  mutation MergeDebtors($input: MergeDebtorsInput!, $dryRun: Boolean) {
    mergeDebtors(input: $input, dryRun: $dryRun) { ...MergedDebtors }
  }
`);
export const PART_DEBTORS = graphql(`
  mutation PartDebtors($mergeId: ID!, $reason: String!, $dryRun: Boolean) {
    partDebtors(mergeId: $mergeId, reason: $reason, dryRun: $dryRun) { ...MergedDebtors }
  }
`);
export type RecordAnswer = RecordDebtorDataMutation['recordDebtorData'];
export type MergeAnswer = MergeDebtorsMutation['mergeDebtors'] | PartDebtorsMutation['partDebtors'];
export type Merged = Extract<MergedDebtorsFragment, { __typename: 'DebtorsMerged' }>;
