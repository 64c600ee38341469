import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { Clock, CurrentActor, May, type Actor } from '@quittance/platform';
import type { FastifyReply } from 'fastify';
import { microseconds } from './chain.ts';
import { HeadsService } from './heads.service.ts';
import { csvHead, csvRow, jsonRow } from './trail-file.ts';
import { TrailService } from './trail.service.ts';
import type { AuditTrailFilter } from './trail.type.ts';

type Asked = Partial<Record<'format' | 'who' | 'actorId' | 'act' | 'outcome' | 'caseReference' | 'from' | 'until', string | string[]>>;
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || null;
const day = (value: string | null) => { try { return value ? Temporal.PlainDate.from(value) : null; } catch { return null; } };

/** The trail and its heads, taken out of the house by who answers for them. */
@Controller('evidence')
export class TrailController {
  constructor(@Inject(TrailService) private readonly trails: TrailService, @Inject(HeadsService) private readonly heads: HeadsService, @Inject(Clock) private readonly clock: Clock) {}

  /** format: csv, or json with the chain; the rest as the filters of the page. */
  @Get('trail') @May('export', 'AuditEntry')
  async trail(@CurrentActor() actor: Actor, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const format = one(asked.format) === 'json' ? 'json' : 'csv';
    const act = one(asked.act);
    const filter: AuditTrailFilter = { who: one(asked.who), actorId: one(asked.actorId), acts: act ? [act] : null, outcome: one(asked.outcome), caseReference: one(asked.caseReference), from: day(one(asked.from)), until: day(one(asked.until)) };
    const pages = this.trails.exported(actor, filter, format);
    // Told before anything leaves: a line that can't be written stops the export.
    const first = await pages.next();
    async function* rest() {
      if (first.done) return;
      yield first.value;
      yield* pages;
    }
    const name = `journal-${this.clock.today().toString()}.${format}`;
    const text = format === 'csv' ? csv(rest()) : this.#json(actor, rest());
    await reply.header('content-type', format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store').send(Readable.from(text));
  }

  /** All signed heads, in the form that `evidence verify --against` reads. */
  @Get('heads') @May('export', 'AuditEntry')
  async allHeads(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const heads = (await this.heads.all(actor)).map((h) => this.#head(actor, h));
    await this.trails.headsTaken(actor, heads.length);
    await reply.header('content-type', 'application/json; charset=utf-8').header('content-disposition', `attachment; filename="tetes-${this.clock.today().toString()}.json"`).header('cache-control', 'no-store').send(`${JSON.stringify({ heads }, null, 2)}\n`);
  }

  #head(actor: Actor, h: Awaited<ReturnType<HeadsService['all']>>[number]) {
    return { agencyId: actor.agencyId, number: h.number, day: h.day.toString(), position: h.position, hash: h.hash, previousHead: h.previousHead, keyId: h.keyId, signedAt: microseconds(h.signedAt), signature: h.signature, publicKey: h.publicKey };
  }

  async *#json(actor: Actor, pages: AsyncGenerator<Parameters<typeof jsonRow>[0][]>): AsyncGenerator<string> {
    const heads = (await this.heads.all(actor)).map((h) => this.#head(actor, h));
    yield `{"form":"quittance-trail-1","agencyId":${JSON.stringify(actor.agencyId)},"heads":${JSON.stringify(heads)},"entries":[\n`;
    let separator = '';
    for await (const rows of pages) { yield `${separator}${rows.map((row) => jsonRow(row, actor.agencyId)).join(',\n')}`; separator = ',\n'; }
    yield '\n]}\n';
  }
}

async function* csv(pages: AsyncGenerator<Parameters<typeof csvRow>[0][]>): AsyncGenerator<string> {
  yield csvHead();
  for await (const rows of pages) yield rows.map(csvRow).join('');
}
