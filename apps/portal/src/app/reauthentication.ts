import { CombinedGraphQLErrors, type ApolloLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import type { SelectionSetNode } from 'graphql';
import { from, mergeMap, of, throwError } from 'rxjs';

type Asker = () => Promise<boolean>;
let asker: Asker | undefined, under: Promise<boolean> | undefined;

/** Whoever asks the person for a proof again; true: it was given. One window for all acts that wait. */
export function onReauthentication(ask: Asker): () => void {
  asker = ask;
  return () => { if (asker === ask) asker = undefined; };
}
const prove = (): Promise<boolean> => (under ??= (asker?.() ?? Promise.resolve(false)).finally(() => { under = undefined; }));

export const isStale = (error: unknown): boolean => CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === 'REAUTHENTICATION_REQUIRED');

/** Of an act that may be refused: its refusal, in the shape that its form reads. undefined: a question, which has none. */
export function declined({ query }: Pick<ApolloLink.Operation, 'query'>): ApolloLink.Result | undefined {
  const named = new Map(query.definitions.flatMap((definition) => (definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition.selectionSet]] as const : [])));
  const mayRefuse = (set: SelectionSetNode | undefined): boolean => set?.selections.some((part) => (part.kind === 'InlineFragment' ? part.typeCondition?.name.value === 'Refusal' : part.kind === 'FragmentSpread' && mayRefuse(named.get(part.name.value)))) ?? false;
  const fields = query.definitions.flatMap((definition) => (definition.kind === 'OperationDefinition' && definition.operation === 'mutation' ? definition.selectionSet.selections.filter((part) => part.kind !== 'Field' || part.name.value !== '__typename') : []));
  const [field] = fields;
  if (fields.length !== 1 || field?.kind !== 'Field' || !mayRefuse(field.selectionSet)) return undefined;
  return { data: { [field.alias?.value ?? field.name.value]: { __typename: 'Refusal', code: 'reauthentication_declined', article: null, facts: [], fields: [] } } };
}

/** A sensitive act needs a proof of the last ten minutes: it waits while the proof is asked for, and goes out again by itself. Given up, it is refused like any other. */
export const reauthentication = new ErrorLink(({ error, operation, forward }) => {
  if (!isStale(error)) return;
  return from(prove()).pipe(mergeMap((proved) => {
    if (proved) return forward(operation);
    const refusal = declined(operation);
    return refusal ? of(refusal) : throwError(() => error);
  }));
});
