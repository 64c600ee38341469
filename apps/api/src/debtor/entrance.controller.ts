import { Body, Controller, Get, Inject, NotFoundException, Param, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DebtorDoorService, type Entered } from '@quittance/contact';
import { DebtorPageService, refusalOf } from '@quittance/desk';
import { checkPublicReference } from '@quittance/law';
import type { PageView } from '@quittance/payer';
import { Mailer, OpenDoor, Refused, type DoorRequest } from '@quittance/platform';
import { field, fromOf, SameOriginGuard, type Form } from './debtor-door.ts';
import { DebtorFilter } from './debtor.filter.ts';
import { DebtorPagesService } from './debtor-pages.service.ts';

const WHY = 'a debtor is let in here, by what his letter or his mailbox gives him';
const HOME = '/d/statement';

/** In the spelling of the letters, where it can be one. */
const spelled = (typed: string) => checkPublicReference(typed.slice(0, 60)) ?? typed.trim().slice(0, 20);

/** Before the debtor is known: the entrance, the code, his rights. */
@Controller('d')
@UseGuards(SameOriginGuard)
@UseFilters(DebtorFilter)
export class EntranceController {
  constructor(@Inject(DebtorDoorService) private readonly door: DebtorDoorService, @Inject(DebtorPagesService) private readonly pages: DebtorPagesService, @Inject(DebtorPageService) private readonly debtor: DebtorPageService, @Inject(Mailer) private readonly mailer: Mailer) {}

  @Get() @OpenDoor(WHY)
  entrance(@Req() request: DoorRequest, @Res() reply: FastifyReply) {
    return this.#entrance(request, reply, '');
  }

  @Post('enter') @OpenDoor(WHY)
  async enter(@Req() request: DoorRequest, @Body() form: Form, @Res() reply: FastifyReply): Promise<void> {
    const reference = spelled(field(form, 'reference')), postcode = field(form, 'postcode', 12);
    await this.#letIn(request, reply, (from) => this.door.enterByLetter({ reference, code: field(form, 'code', 40), postcode }, from), (refusal) => ({ page: 'entrance', entrance: { reference, postcode, refusal } }), '/d');
  }

  @Get('code') @OpenDoor(WHY)
  code(@Query('reference') reference: string | undefined, @Req() request: DoorRequest, @Res() reply: FastifyReply) {
    return this.pages.send(request, reply, this.#code({ reference: spelled(String(reference ?? '')) }));
  }

  /** The same answer whether there is such a case or not, whether it has an address or not. */
  @Post('code') @OpenDoor(WHY)
  async sendCode(@Req() request: DoorRequest, @Body() form: Form, @Res() reply: FastifyReply): Promise<void> {
    const reference = spelled(field(form, 'reference')), channel = field(form, 'channel') === 'sms' && this.mailer.carries('sms') ? 'sms' : 'email';
    await this.door.sendCode({ reference, channel }, fromOf(request, this.pages.locale(request)));
    await this.pages.send(request, reply, this.#code({ reference, channel, asked: true }), { at: '/d/code' });
  }

  @Post('code/enter') @OpenDoor(WHY)
  async enterByCode(@Req() request: DoorRequest, @Body() form: Form, @Res() reply: FastifyReply): Promise<void> {
    const reference = spelled(field(form, 'reference')), channel = field(form, 'channel') === 'sms' ? 'sms' : 'email';
    await this.#letIn(request, reply, (from) => this.door.enterByCode({ reference, code: field(form, 'code', 40) }, from), (refusal) => this.#code({ reference, channel, asked: true, refusal }), '/d/code');
  }

  @Post('leave') @OpenDoor('whoever holds a visit may end it')
  async leave(@Req() request: DoorRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(await this.pages.letOut(request, reply), 303);
  }

  @Get('rights') @OpenDoor('everyone may read who the agency is and what he may ask of it')
  async rights(@Req() request: DoorRequest, @Res() reply: FastifyReply): Promise<void> {
    const visitor = await this.pages.visitor(request);
    await this.pages.send(request, reply, { page: 'rights', rights: { texts: await this.debtor.statutory(visitor) } }, { visitor });
  }

  /** The address that a letter prints: the entrance with its reference filled in. */
  @Get(':reference') @OpenDoor(WHY)
  entranceOf(@Param('reference') reference: string, @Req() request: DoorRequest, @Res() reply: FastifyReply) {
    return this.#entrance(request, reply, spelled(reference));
  }

  @Get('*') @OpenDoor('what is no page is said on a page')
  nowhere(): never {
    throw new NotFoundException();
  }

  /** Whoever is visiting already is at his statement; a letter of another case asks anew. */
  async #entrance(request: DoorRequest, reply: FastifyReply, reference: string): Promise<void> {
    const visitor = reference ? undefined : await this.pages.visitor(request);
    if (visitor) return void (await reply.redirect(HOME, 303));
    await this.pages.send(request, reply, { page: 'entrance', entrance: { reference, postcode: '', refusal: null } });
  }

  #code(code: Partial<Extract<PageView, { page: 'code' }>['code']>): PageView {
    return { page: 'code', code: { reference: '', channel: 'email', refusal: null, asked: false, sms: this.mailer.carries('sms'), ...code } };
  }

  async #letIn(request: DoorRequest, reply: FastifyReply, enter: (from: ReturnType<typeof fromOf>) => Promise<Entered>, again: (refusal: ReturnType<typeof refusalOf>) => PageView, at: string): Promise<void> {
    try {
      const { token } = await enter(fromOf(request, this.pages.locale(request)));
      this.pages.letIn(reply, token);
      await reply.redirect(HOME, 303);
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      await this.pages.send(request, reply, again(refusalOf(e.toRefusal())), { status: 422, at });
    }
  }
}
