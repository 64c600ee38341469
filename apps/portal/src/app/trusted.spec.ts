import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { expect, test } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { AGENCY } from '../features/agency/agency.queries.ts';
import { API_TOKENS, REVOKE_API_TOKEN } from '../features/tokens/tokens.queries.ts';
import { byHash } from './trusted.ts';
import { possibleTypes } from './unions.ts';

const known = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../gql/persisted-documents.json'), 'utf8')) as Record<string, string>;

test('an operation leaves as the hash of its text, which the door knows, and without the text', async () => {
  const sent: Record<string, unknown>[] = [];
  const answer = (async (_: unknown, { body }: { body: string }) => {
    sent.push(JSON.parse(body) as Record<string, unknown>);
    return { ok: true, status: 200, headers: new Map([['content-type', 'application/json']]), text: async () => '{"data":null,"errors":[{"message":"x"}]}', body: null };
  }) as unknown as typeof fetch;
  const client = new ApolloClient({ link: ApolloLink.from([byHash, new HttpLink({ uri: 'http://localhost/graphql', fetch: answer })]), cache: new InMemoryCache({ possibleTypes }) });
  for (const query of [AGENCY, API_TOKENS]) await client.query({ query: query as never, fetchPolicy: 'network-only' }).catch(() => undefined);
  await client.mutate({ mutation: REVOKE_API_TOKEN, variables: { id: 'x' } }).catch(() => undefined);
  expect(sent).toHaveLength(3);
  for (const body of sent) {
    expect(body).not.toHaveProperty('query');
    const { sha256Hash } = (body['extensions'] as { persistedQuery: { sha256Hash: string } }).persistedQuery;
    expect(known[sha256Hash]).toContain(String(body['operationName']));
  }
  expect(sent[2]).toMatchObject({ variables: { id: 'x' } });
});
