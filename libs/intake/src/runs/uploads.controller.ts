import { Controller, Headers, HttpException, Inject, Post, Query, Req } from '@nestjs/common';
import { CurrentActor, May, Refused, type Actor, type DoorRequest } from '@quittance/platform';
import { UploadsService, type Uploaded } from './uploads.service.ts';

const STATUS: Readonly<Record<string, number>> = { not_found: 404, file_empty: 422, file_too_big: 413, quota_reached: 413 };

/**
 * A file of a deposit as it is, in one stream. Its media type is one that no form of another site can send without being asked first, and the
 * session's cookie is of the same site alone.
 */
@Controller('deposits')
export class UploadsController {
  constructor(@Inject(UploadsService) private readonly uploads: UploadsService) {}

  /** `POST /deposits/files?name=…`, application/octet-stream: answers { id, name, size, sha256 }, or { code, facts } with 404, 413, 415 or 422. */
  @Post('files') @May('deposit', 'Creditor')
  async upload(@CurrentActor() actor: Actor, @Req() request: DoorRequest, @Query('name') name: string | undefined, @Query('creditorId') creditorId: string | undefined, @Headers('content-length') length: string | undefined): Promise<Uploaded> {
    const body = request.body as AsyncIterable<Uint8Array> | undefined;
    if (!/^application\/octet-stream\b/i.test(request.headers['content-type'] ?? '') || !body?.[Symbol.asyncIterator]) throw new HttpException({ code: 'file_unreadable', facts: {} }, 415);
    try {
      return await this.uploads.receive(actor, { name: String(name ?? ''), creditorId: creditorId || null, announced: length && /^\d{1,15}$/.test(length) ? Number(length) : undefined }, body);
    } catch (e) {
      if (e instanceof Refused) throw new HttpException({ code: e.code, facts: e.options.facts ?? {} }, STATUS[e.code] ?? 422);
      throw e;
    }
  }
}
