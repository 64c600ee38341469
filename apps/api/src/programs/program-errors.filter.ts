import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Refused } from '@quittance/platform';
import type { FastifyReply } from 'fastify';
import { statusOf } from './refusals.ts';

const CODES: Readonly<Record<number, string>> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 413: 'TOO_BIG', 415: 'UNSUPPORTED_MEDIA_TYPE', 429: 'TOO_MANY' };

/** To a program everything is JSON: a refusal with its code, its article and its facts, a fault of ours with an id to ask about. */
@Catch()
export class ProgramErrorsFilter implements ExceptionFilter {
  readonly #log = new Logger('fault');

  catch(e: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (e instanceof Refused) {
      const { code, article, facts, fields } = e.toRefusal();
      const plain = (list: typeof facts) => Object.fromEntries(list.map(({ key, value }) => [key, value]));
      return void reply.status(statusOf(code)).send({ refusal: { code, article: article ?? null, facts: plain(facts), fields: fields.map((field) => ({ ...field, facts: plain(field.facts) })) } });
    }
    const status = e instanceof HttpException ? e.getStatus() : Number((e as { statusCode?: unknown } | null)?.statusCode ?? 500);
    if (status < 500) return void reply.status(status).send({ error: { code: CODES[status] ?? 'BAD_REQUEST' } });
    const correlationId = randomUUID();
    this.#log.error(`${correlationId} ${(e as Error).stack ?? String(e)}`);
    return void reply.status(500).send({ error: { code: 'FAULT', correlationId } });
  }
}
