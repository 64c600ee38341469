/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query ChangesSince($seq: Int!) { changesSince(seq: $seq) { seq reset caseIds } }": typeof types.ChangesSinceDocument,
    "query LiveCaseRows($ids: [ID!]!) { cases(first: 100, filter: { ids: $ids }) { rows { id publicReference debtorName creditorName stage regime due principal oldestDueOn lastWordCode lastWordFacts { key value } lastWordAt nextActionKind nextActionOn openedAt version } next total } }": typeof types.LiveCaseRowsDocument,
    "query Search($text: String!) { search(text: $text) { kind caseId publicReference debtorName creditorName due claimReference } }": typeof types.SearchDocument,
    "query Me { me { id name email locale workspace roles creditorId companyName agencyName rules } }": typeof types.MeDocument,
    "mutation SignOut { signOut }": typeof types.SignOutDocument,
    "mutation SetLocale($locale: String!) { setLocale(locale: $locale) { id locale } }": typeof types.SetLocaleDocument,
    "query CasePage($id: ID!) { caseFile(id: $id) { id publicReference stage regime due dailyInterest version debtor { id name } creditor { id name } } }": typeof types.CasePageDocument,
    "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      ... on Me { id name email locale workspace roles creditorId companyName agencyName rules }\n      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }\n    }\n  }\n": typeof types.SignInDocument,
};
const documents: Documents = {
    "query ChangesSince($seq: Int!) { changesSince(seq: $seq) { seq reset caseIds } }": types.ChangesSinceDocument,
    "query LiveCaseRows($ids: [ID!]!) { cases(first: 100, filter: { ids: $ids }) { rows { id publicReference debtorName creditorName stage regime due principal oldestDueOn lastWordCode lastWordFacts { key value } lastWordAt nextActionKind nextActionOn openedAt version } next total } }": types.LiveCaseRowsDocument,
    "query Search($text: String!) { search(text: $text) { kind caseId publicReference debtorName creditorName due claimReference } }": types.SearchDocument,
    "query Me { me { id name email locale workspace roles creditorId companyName agencyName rules } }": types.MeDocument,
    "mutation SignOut { signOut }": types.SignOutDocument,
    "mutation SetLocale($locale: String!) { setLocale(locale: $locale) { id locale } }": types.SetLocaleDocument,
    "query CasePage($id: ID!) { caseFile(id: $id) { id publicReference stage regime due dailyInterest version debtor { id name } creditor { id name } } }": types.CasePageDocument,
    "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      ... on Me { id name email locale workspace roles creditorId companyName agencyName rules }\n      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }\n    }\n  }\n": types.SignInDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ChangesSince($seq: Int!) { changesSince(seq: $seq) { seq reset caseIds } }"): (typeof documents)["query ChangesSince($seq: Int!) { changesSince(seq: $seq) { seq reset caseIds } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LiveCaseRows($ids: [ID!]!) { cases(first: 100, filter: { ids: $ids }) { rows { id publicReference debtorName creditorName stage regime due principal oldestDueOn lastWordCode lastWordFacts { key value } lastWordAt nextActionKind nextActionOn openedAt version } next total } }"): (typeof documents)["query LiveCaseRows($ids: [ID!]!) { cases(first: 100, filter: { ids: $ids }) { rows { id publicReference debtorName creditorName stage regime due principal oldestDueOn lastWordCode lastWordFacts { key value } lastWordAt nextActionKind nextActionOn openedAt version } next total } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Search($text: String!) { search(text: $text) { kind caseId publicReference debtorName creditorName due claimReference } }"): (typeof documents)["query Search($text: String!) { search(text: $text) { kind caseId publicReference debtorName creditorName due claimReference } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Me { me { id name email locale workspace roles creditorId companyName agencyName rules } }"): (typeof documents)["query Me { me { id name email locale workspace roles creditorId companyName agencyName rules } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignOut { signOut }"): (typeof documents)["mutation SignOut { signOut }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetLocale($locale: String!) { setLocale(locale: $locale) { id locale } }"): (typeof documents)["mutation SetLocale($locale: String!) { setLocale(locale: $locale) { id locale } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CasePage($id: ID!) { caseFile(id: $id) { id publicReference stage regime due dailyInterest version debtor { id name } creditor { id name } } }"): (typeof documents)["query CasePage($id: ID!) { caseFile(id: $id) { id publicReference stage regime due dailyInterest version debtor { id name } creditor { id name } } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      ... on Me { id name email locale workspace roles creditorId companyName agencyName rules }\n      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      ... on Me { id name email locale workspace roles creditorId companyName agencyName rules }\n      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;