import { Controller, Get, Headers, Inject, NotFoundException, Query, Res } from '@nestjs/common';
import { MailboxService } from '@quittance/contact';
import { OpenDoor, PLATFORM_OPTIONS, type PlatformOptions } from '@quittance/platform';
import type { FastifyReply } from 'fastify';
import { MAILBOX_CSS, mailboxPage } from './mailbox-page.ts';

/** The demo's mailbox: what would have reached people by e-mail and SMS, codes and all. In production there is no such page. */
@Controller()
export class MailboxController {
  constructor(@Inject(MailboxService) private readonly mailbox: MailboxService, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  @Get('mailbox') @OpenDoor('in the demo anybody may play any part, so anybody reads the mail of all; elsewhere it is not found')
  async page(@Query('to') to: unknown, @Headers('accept-language') language: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.#inDemo();
    reply.type('text/html; charset=utf-8');
    const recipient = typeof to === 'string' && to !== '' && !to.includes('\0') ? to.slice(0, 254) : undefined;
    return mailboxPage(await this.mailbox.newest(recipient), { recipient, locale: speaks(language) });
  }

  @Get('mailbox.css') @OpenDoor('the look of the demo’s mailbox')
  style(@Res({ passthrough: true }) reply: FastifyReply): string {
    this.#inDemo();
    reply.type('text/css; charset=utf-8');
    return MAILBOX_CSS;
  }

  #inDemo(): void {
    if (!this.options.demo || this.options.production) throw new NotFoundException();
  }
}

/** French, unless English is named before it. */
function speaks(language = ''): 'fr' | 'en' {
  const named = language.toLowerCase().split(',').map((part) => part.trim().slice(0, 2)).find((one) => one === 'fr' || one === 'en');
  return named === 'en' ? 'en' : 'fr';
}
