import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';

const log = new Logger('fault');
const TOLD = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'REAUTHENTICATION_REQUIRED', 'TOO_MANY', 'VIEWING_ONLY', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

/** What is the caller's is told; a fault of ours is logged whole under an id and answered with the id alone. */
export function answerErrors(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = String(formatted.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
  const status = (formatted.extensions?.['originalError'] as { statusCode?: number } | undefined)?.statusCode;
  if (TOLD.has(code) && !status) return { message: formatted.message, ...(formatted.path ? { path: formatted.path } : {}), extensions: { code, ...(code === 'TOO_MANY' ? { retryAfter: formatted.extensions?.['retryAfter'] } : {}) } };
  const correlationId = randomUUID();
  const original = (error as { originalError?: Error }).originalError ?? (error as Error);
  log.error(`${correlationId} ${String(formatted.path ?? '')} ${original?.stack ?? String(error)}`);
  return { message: 'A fault on our side. Nothing was written.', extensions: { code: 'FAULT', correlationId } };
}
