import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, type FieldPolicy } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { reauthentication } from './reauthentication.ts';
import { byHash } from './trusted.ts';
import { possibleTypes } from './unions.ts';

interface Paged { rows: readonly unknown[]; next?: string | null }
/** A keyset-paged list: the rows of `after` are added to those that are here; each set of filters is a list of its own. */
const paged = (...keyArgs: string[]): FieldPolicy => ({
  keyArgs,
  merge: (here: Paged | undefined, more: Paged, { args }) => (args?.['after'] && here ? { ...more, rows: [...here.rows, ...more.rows] } : more),
});

const lost = new Set<() => void>();
/** Called when the door says that nobody is signed in any more. */
export function onSessionLost(listener: () => void): () => void { lost.add(listener); return () => void lost.delete(listener); }

/** The code of a fault told by the door: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, FAULT … undefined: it could not be reached. */
export const codeOf = (error: unknown): string | undefined => (CombinedGraphQLErrors.is(error) ? String(error.errors[0]?.extensions?.['code'] ?? 'FAULT') : undefined);
export const correlationOf = (error: unknown): string | undefined => (CombinedGraphQLErrors.is(error) ? (error.errors[0]?.extensions?.['correlationId'] as string | undefined) : undefined);

const sessions = new ErrorLink(({ error, operation }) => {
  if (codeOf(error) === 'UNAUTHENTICATED' && !/^(SignIn|SignOut|Me)$/.test(operation.operationName ?? '')) for (const listener of lost) listener();
});

export const client = new ApolloClient({
  // What is asked again because something happened may not be answered by what was asked before it happened.
  queryDeduplication: false,
  link: ApolloLink.from([reauthentication, sessions, byHash, new HttpLink({ uri: '/graphql', credentials: 'same-origin' })]),
  cache: new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Query: { fields: { cases: paged('filter'), queue: paged('filter'), creditors: paged('text'), letters: paged('state'), handoffs: paged('box'), deposits: paged(), depositRuns: paged(), missingEvidence: paged('creditorId'), payments: paged('filter'), questions: paged('waiting'), messages: paged('caseId'), lawEntries: paged('state'), people: paged('filter'), auditTrail: paged('filter'), lawEffects: paged('entryId') } },
      Account: { keyFields: [], fields: { passkeys: { merge: false }, sessions: { merge: false }, devices: { merge: false } } },
      CaseFile: { fields: { timeline: paged('kind'), limitation: { merge: false }, nextAction: { merge: false }, statement: { merge: false } } },
      Agency: { merge: true }, EvidenceStanding: { merge: true }, AppliedLaw: { merge: true, fields: { figures: { merge: false }, missing: { merge: false } } }, LawEntry: { fields: { replaces: { merge: false }, measure: { merge: false }, application: { merge: false } } }, CreditorHome: { merge: true }, Supervision: { merge: true }, DepositPreview: { merge: false },
    },
  }),
});
