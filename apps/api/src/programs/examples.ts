/**
 * What the guide shows, and what a spec runs word for word against the house: an example that no longer works fails there. The key stands in
 * QUITTANCE_TOKEN; the ids that one example answers are the variables of those after it.
 */
export interface Example { key: string; curl: string; /** Variables that later examples use, by their path in the answer. */ sets?: Record<string, string>; status: number }

export const SAMPLE_NAME = 'impayes.csv';
export const SAMPLE = [
  'Facture;Date;Échéance;Montant TTC;Raison sociale;SIREN;Adresse;Code postal;Ville',
  'FA-2026-0114;2026-03-31;2026-04-30;4860,00;Imprimerie Carnaudet SARL;;27 rue des Forges;35300;Fougères',
  'FA-2026-0118;2026-04-30;2026-05-31;1274,80;Garage Tréhorel SARL;;6 rue du Pont-Vieux;35130;La Guerche',
].join('\n');

const BEARER = '-H "Authorization: Bearer $QUITTANCE_TOKEN"';
const lines = (...parts: string[]): string => parts.join(' \\\n  ');

/** Text in single quotes, with the variables of the shell (in capitals; those of the operation are not) let in between them. */
const quoted = (text: string): string => `'${text.replace(/\$([A-Z_]+)/g, (_, name: string) => `'"$${name}"'`)}'`;
const operation = (base: string, query: string, variables?: string): string =>
  lines(`curl -sS ${base}/graphql`, BEARER, "-H 'Content-Type: application/json'", `--data ${quoted(`{"query":${JSON.stringify(query)}${variables ? `,"variables":${variables}` : ''}}`)}`);

export const examples = (base: string): Example[] => [
  { key: 'rest_dry_run', status: 200, curl: lines(`curl -sS '${base}/api/deposits?filename=${SAMPLE_NAME}&dryRun=1'`, BEARER, "-H 'Content-Type: text/csv'", `--data-binary @${SAMPLE_NAME}`) },
  { key: 'rest_deposit', status: 201, sets: { DEPOSIT_ID: 'id', CASE_ID: 'cases.0.id' }, curl: lines(`curl -sS ${base}/api/deposits`, BEARER, "-H 'Idempotency-Key: depot-2026-11-23'", `-F file=@${SAMPLE_NAME}`) },
  { key: 'deposit', status: 200, sets: { DOCUMENT_ID: 'data.deposit.acknowledgement.id' }, curl: operation(base, 'query ($id: ID!) { deposit(id: $id) { placedAt caseCount claimCount total acknowledgement { id name sha256 } faults { file line code message } } }', '{"id":"$DEPOSIT_ID"}') },
  { key: 'document', status: 200, curl: lines(`curl -sS ${base}/documents/$DOCUMENT_ID`, BEARER, '-o accuse.pdf') },
  { key: 'cases', status: 200, curl: operation(base, '{ cases(first: 20) { rows { id publicReference debtorName stage principal due } next } }') },
  { key: 'case', status: 200, curl: operation(base, 'query ($id: ID!) { caseFile(id: $id) { publicReference stage due paid claims { reference amount } timeline(first: 20) { rows { at code actorName } next } } }', '{"id":"$CASE_ID"}') },
  {
    key: 'preview', status: 200, curl: operation(base, 'mutation ($input: DepositInput!) { previewDeposit(input: $input) { __typename ... on DepositPreview { caseCount claimCount total faults { line code message } } ... on Refusal { code article facts { key value } } } }',
      '{"input":{"idempotencyKey":"apercu-1","files":[{"name":"novembre.csv","base64":"RmFjdHVyZTtEYXRlO8OJY2jDqWFuY2U7TW9udGFudCBUVEM7UmFpc29uIHNvY2lhbGUKRkEtMjAyNi0wMTMwOzIwMjYtMDUtMzE7MjAyNi0wNi0zMDs5NTMsNzQ7Q2hhcnBlbnRlcyBHdWlsdsOpZGVjIFNBUkwK"}]}}'),
  },
  {
    key: 'claim', status: 200, curl: operation(base, 'mutation ($input: SingleClaimInput!) { depositClaim(input: $input) { __typename ... on Deposit { id total } ... on Refusal { code article facts { key value } fields { field code } } } }',
      '{"input":{"idempotencyKey":"facture-FA-2026-0142","debtor":{"kind":"company","name":"Hôtel des Trois Écluses","line1":"4 quai Bas","postalCode":"37000","city":"Tours"},"reference":"FA-2026-0142","issuedOn":"2026-06-30","dueOn":"2026-07-31","amount":"1953.40"}}'),
  },
  { key: 'upload', status: 201, sets: { UPLOAD_ID: 'id' }, curl: lines(`curl -sS '${base}/deposits/files?name=${SAMPLE_NAME}'`, BEARER, "-H 'Content-Type: application/octet-stream'", `--data-binary @${SAMPLE_NAME}`) },
  {
    key: 'run', status: 200, sets: { RUN_ID: 'data.startDepositRun.id' }, curl: operation(base, 'mutation ($input: DepositInput!) { startDepositRun(input: $input, dryRun: true) { __typename ... on DepositRun { id state stage done of } ... on Refusal { code facts { key value } } } }',
      `{"input":{"idempotencyKey":"grand-depot-1","files":[{"name":"${SAMPLE_NAME}","upload":"$UPLOAD_ID"}]}}`),
  },
  { key: 'run_state', status: 200, curl: operation(base, 'query ($id: ID!) { depositRun(id: $id) { state stage done of preview { caseCount claimCount total } deposit { id } refusal { code } report { id } } }', '{"id":"$RUN_ID"}') },
];
