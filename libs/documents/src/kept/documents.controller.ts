import { Controller, Get, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { DocumentsService } from './documents.service.ts';

/** What a browser may show by itself; the rest is saved, whatever its name says. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg']);

@Controller('documents')
export class DocumentsController {
  constructor(@Inject(DocumentsService) private readonly documents: DocumentsService) {}

  /** The bytes of a document: 404 for what is unknown as for what is not yours. */
  @Get(':id') @May('read', 'Document')
  async download(@CurrentActor() actor: Actor, @Param('id') id: string, @Query('inline') inline: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.documents.open(actor, id);
    if (!found) throw new NotFoundException();
    const { document, bytes } = found;
    const shown = inline === '1' && SHOWN.has(document.mediaType);
    if (!shown) reply.header('content-security-policy', "default-src 'none'; sandbox");
    await reply
      .header('content-type', document.mediaType)
      .header('content-disposition', disposition(shown ? 'inline' : 'attachment', document.name))
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .send(bytes);
  }
}

/** RFC 6266 with the name by RFC 5987: every letter of a French name survives, nothing in it can become a header. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9 ._()-]/gu, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
