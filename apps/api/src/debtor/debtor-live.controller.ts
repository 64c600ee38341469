import { Controller, Get, HttpException, Inject, Req, Res, UseFilters, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { caseOf } from '@quittance/desk';
import { VisitsService } from '@quittance/identity';
import { AT_THE_DOOR, CurrentActor, MayVisitor, standAs, type Actor, type DoorRequest } from '@quittance/platform';
import { LiveHub } from '../live/live.hub.ts';
import { DebtorFilter } from './debtor.filter.ts';

/** Proxies close what is silent for a minute. Milliseconds. */
const HEARTBEAT = 20_000;
const MOST_PAGES = 6;

/** What happens on his case, as it happens: names and ids; the page asks for the rest. */
@Controller('d')
@UseFilters(DebtorFilter)
export class DebtorLiveController implements OnModuleDestroy {
  readonly #open = new Map<string, Set<() => void>>();

  constructor(@Inject(LiveHub) private readonly hub: LiveHub, @Inject(VisitsService) private readonly visits: VisitsService) {}

  @Get('live') @MayVisitor('read', 'CaseFile')
  live(@CurrentActor() visitor: Actor, @Req() request: DoorRequest, @Res() reply: FastifyReply): void {
    const mine = this.#open.get(visitor.id) ?? new Set();
    if (mine.size >= MOST_PAGES) throw new HttpException('too many pages', 429);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-accel-buffering': 'no' });
    raw.write('retry: 2000\n\n');
    const ended = () => {
      raw.write('event: end\ndata: {}\n\n');
      raw.end();
    };
    const unsubscribe = this.hub.subscribe(caseOf(visitor), (event) => void this.#stands(visitor.id).then((stands) => (stands ? raw.write(`event: live\nid: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`) : ended())));
    const beat = setInterval(() => void this.#stands(visitor.id).then((stands) => (stands ? raw.write(': still here\n\n') : ended())), HEARTBEAT);
    beat.unref();
    mine.add(ended);
    this.#open.set(visitor.id, mine);
    request.raw.once('close', () => {
      clearInterval(beat);
      unsubscribe();
      mine.delete(ended);
      if (mine.size === 0) this.#open.delete(visitor.id);
    });
  }

  onModuleDestroy(): void {
    for (const mine of this.#open.values()) for (const end of mine) end();
  }

  /** A database that does not answer ends nobody's visit. */
  #stands(visitId: string): Promise<boolean> {
    return standAs(AT_THE_DOOR, () => this.visits.stands(visitId)).catch(() => true);
  }
}
