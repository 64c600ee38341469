import { graphql } from '../../gql/index.ts';
import type { AppliedLawQuery, LawEffectsQuery, LawEntriesQuery, LawEntryQuery } from '../../gql/graphql.ts';

export const APPLIED_LAW = graphql(`
  query AppliedLaw {
    appliedLaw {
      version
      figures { name kind rows { from to value unit article confidence source origin entryId } }
      missing { name from to state cases }
    }
  }
`);
export type AppliedLaw = AppliedLawQuery['appliedLaw'];
export type AppliedFigure = AppliedLaw['figures'][number];
export type AppliedRow = AppliedFigure['rows'][number];
export type MissingRate = AppliedLaw['missing'][number];

/** What lacks, and nothing else: asked on every page. */
export const MISSING_RATES = graphql(`query MissingRates { appliedLaw { version missing { name from to state cases } } }`);

export const LAW_ENTRIES = graphql(`
  query LawEntries($after: String, $first: Int, $state: String) {
    lawEntries(after: $after, first: $first, state: $state) {
      waiting next
      rows {
        id act name from to value unit article confidence source enteredAt enteredBy mine state decidedAt decidedBy reason decidable
        replaces { from to value unit article confidence source origin entryId }
        measure { state asOf total done changed blockedBefore blockedAfter before after startedAt endedAt }
        application { state asOf total done changed blockedBefore blockedAfter before after startedAt endedAt }
      }
    }
  }
`);
export type LawEntryLine = LawEntriesQuery['lawEntries']['rows'][number];

/** How many wait for the reader's own approval. */
export const LAW_WAITING = graphql(`query LawWaiting { lawEntries(first: 50, state: "entered") { waiting rows { id name from to decidable } } }`);

export const LAW_ENTRY = graphql(`
  query LawEntry($id: ID!) {
    lawEntry(id: $id) {
      id act name from to value unit article confidence source enteredAt enteredBy mine state decidedAt decidedBy reason decidable
      replaces { from to value unit article confidence source origin entryId }
      measure { state asOf total done changed blockedBefore blockedAfter before after startedAt endedAt }
      application { state asOf total done changed blockedBefore blockedAfter before after startedAt endedAt }
    }
  }
`);
export type LawEntry = NonNullable<LawEntryQuery['lawEntry']>;
export type LawRun = NonNullable<LawEntry['measure']>;

export const LAW_EFFECTS = graphql(`
  query LawEffects($entryId: ID!, $after: String, $first: Int) {
    lawEffects(entryId: $entryId, after: $after, first: $first) { next rows { caseId publicReference creditorName debtorName before after difference } }
  }
`);
export type LawEffect = LawEffectsQuery['lawEffects']['rows'][number];

export const ENTER_LAW = graphql(`
  mutation EnterLaw($input: EnterLawInput!, $dryRun: Boolean) {
    enterLaw(input: $input, dryRun: $dryRun) {
      ... on LawEntry { id act name from to value unit lawArticle: article confidence source state replaces { from to value unit article confidence source origin entryId } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const CONFIRM_LAW = graphql(`
  mutation ConfirmLaw($input: ConfirmLawInput!) {
    confirmLaw(input: $input) { ... on LawEntry { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const MEASURE_LAW = graphql(`
  mutation MeasureLaw($entryId: ID!) {
    measureLaw(entryId: $entryId) {
      ... on LawEntry { id state measure { state asOf total done changed blockedBefore blockedAfter before after startedAt endedAt } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const DECIDE_LAW = graphql(`
  mutation DecideLaw($entryId: ID!, $approved: Boolean!, $reason: String) {
    decideLaw(entryId: $entryId, approved: $approved, reason: $reason) {
      ... on LawEntry { id state decidedAt decidedBy reason decidable application { state asOf total done changed blockedBefore blockedAfter before after startedAt endedAt } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const WITHDRAW_LAW = graphql(`
  mutation WithdrawLaw($entryId: ID!, $reason: String) {
    withdrawLaw(entryId: $entryId, reason: $reason) {
      ... on LawEntry { id state decidedAt decidedBy reason decidable }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
