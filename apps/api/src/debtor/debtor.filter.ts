import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NoVisit, Refused, ViewingOnly, type DoorRequest } from '@quittance/platform';
import { NotFromHere } from './debtor-door.ts';
import { DebtorPagesService, wantsData } from './debtor-pages.service.ts';

/** What goes wrong on the debtor's page is said on a page of its own: without a visit, the entrance. */
@Catch()
export class DebtorFilter implements ExceptionFilter {
  readonly #log = new Logger('debtor');

  constructor(@Inject(DebtorPagesService) private readonly pages: DebtorPagesService) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<DoorRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    if (error instanceof NoVisit) {
      const script = wantsData(request) || String(request.headers.accept ?? '').includes('text/event-stream');
      await (script ? reply.code(401).send({ error: 'no visit' }) : reply.redirect('/d', 303));
      return;
    }
    const visitor = await this.pages.visitor(request).catch(() => undefined);
    if (error instanceof ViewingOnly) return this.pages.send(request, reply, { page: 'nothing', code: 'viewing_only' }, { visitor, status: 403, at: '/d/statement' });
    if (error instanceof NotFromHere) return this.pages.send(request, reply, { page: 'nothing', code: 'not_from_here' }, { visitor, status: 403, at: '/d' });
    const status = error instanceof Refused && error.code === 'not_found' ? 404 : error instanceof HttpException ? error.getStatus() : 500;
    if (status >= 500) this.#log.error(`${randomUUID()} ${request.method} ${request.url.split('?')[0]} ${(error as Error).stack ?? String(error)}`);
    await this.pages.send(request, reply, { page: 'nothing', code: status >= 500 ? 'fault' : 'not_found' }, { visitor, status, at: '/d' });
  }
}
