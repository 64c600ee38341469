import { Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { OpenDoor } from '@quittance/platform';
import type { FastifyReply } from 'fastify';
import { DigestsService } from './digests.service.ts';
import { STOP_CSS, stopPage } from './stop-page.ts';

/**
 * Where the address at the foot of a digest leads. To look at it changes nothing: programs that examine mail open every address. The
 * button does, and so does the mailbox itself, in one step (RFC 8058): both by POST, neither signed in, each with the signature of the address.
 */
@Controller('digests')
export class DigestsController {
  constructor(@Inject(DigestsService) private readonly digests: DigestsService) {}

  @Get('stop') @OpenDoor('whoever was sent the mail may end it; the address is signed')
  async look(@Query('u') user: unknown, @Query('s') signature: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const found = await this.digests.standing(user, signature);
    void reply.status(found ? 200 : 404).type('text/html; charset=utf-8');
    return stopPage(found && { locale: found.locale, email: found.email, state: found.comes ? 'comes' : 'stopped' });
  }

  @Post('stop') @HttpCode(200) @OpenDoor('one step, as mailboxes ask for it (RFC 8058); the address is signed')
  async stop(@Query('u') user: unknown, @Query('s') signature: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const found = (await this.digests.stop(user, signature)) ? await this.digests.standing(user, signature) : undefined;
    void reply.status(found ? 200 : 404).type('text/html; charset=utf-8');
    return stopPage(found && { locale: found.locale, email: found.email, state: 'stopped' });
  }

  @Get('stop.css') @OpenDoor('the look of that page')
  style(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type('text/css; charset=utf-8');
    return STOP_CSS;
  }
}
