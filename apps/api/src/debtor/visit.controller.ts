import { Body, Controller, Get, Inject, NotFoundException, Param, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DebtorPageService, DebtorPlanService, refusalOf, type PageRefusal } from '@quittance/desk';
import { disposition, DocumentsService } from '@quittance/documents';
import { CurrentActor, MayVisitor, Refused, type Actor, type DoorRequest } from '@quittance/platform';
import { contestForm } from './contest-form.ts';
import { field, SameOriginGuard, type Form } from './debtor-door.ts';
import { DebtorFilter } from './debtor.filter.ts';
import { DebtorPagesService } from './debtor-pages.service.ts';
import { plain } from './plain.ts';

/** What a telephone shows by itself; the rest is saved, whatever its name says. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg']);
type Asked = Record<string, string | undefined>;

/** The debtor at his case: he reads, pays, proposes, contests. */
@Controller('d')
@UseGuards(SameOriginGuard)
@UseFilters(DebtorFilter)
export class VisitController {
  constructor(@Inject(DebtorPageService) private readonly debtor: DebtorPageService, @Inject(DebtorPlanService) private readonly plans: DebtorPlanService, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(DebtorPagesService) private readonly pages: DebtorPagesService) {}

  @Get('statement') @MayVisitor('read', 'CaseFile')
  async statement(@CurrentActor() visitor: Actor, @Req() request: DoorRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(request, reply, { page: 'statement', statement: plain(await this.debtor.statement(visitor)) }, { visitor });
  }

  @Get('pay') @MayVisitor('read', 'CaseFile')
  async pay(@CurrentActor() visitor: Actor, @Query('amount') amount: string | undefined, @Req() request: DoorRequest, @Res() reply: FastifyReply): Promise<void> {
    const pay = await this.debtor.pay(visitor, text(amount, 30));
    await this.pages.send(request, reply, { page: 'pay', pay: plain(pay) }, { visitor, status: pay.refusal ? 422 : 200 });
  }

  @Get('plan') @MayVisitor('propose', 'CaseFile')
  plan(@CurrentActor() visitor: Actor, @Query() asked: Asked, @Req() request: DoorRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.#plan(visitor, wishes(asked), request, reply);
  }

  @Post('plan') @MayVisitor('propose', 'CaseFile')
  async propose(@CurrentActor() visitor: Actor, @Body() form: Form, @Req() request: DoorRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = { ...wishes(form), key: field(form, 'key', 60), words: field(form, 'words', 2100), firstOn: field(form, 'firstOn', 12), total: field(form, 'total', 20), accepted: field(form, 'accepted') === '1' };
    await this.#act(reply, '/d/plan', () => this.plans.propose(visitor, asked, evidence(request), this.pages.locale(request, visitor)),
      // What was shown has changed: a new key, since it is another proposal.
      (refusal) => this.#plan(visitor, { ...asked, again: true, ...(refusal.code === 'plan_stale' ? { key: undefined } : {}) }, request, reply, refusal));
  }

  @Post('plan/accept') @MayVisitor('propose', 'CaseFile')
  async accept(@CurrentActor() visitor: Actor, @Body() form: Form, @Req() request: DoorRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#act(reply, '/d/plan', () => this.plans.accept(visitor, field(form, 'planId', 40), field(form, 'accepted') === '1', evidence(request), this.pages.locale(request, visitor)),
      (refusal) => this.#plan(visitor, {}, request, reply, refusal));
  }

  @Get('contest') @MayVisitor('dispute', 'CaseFile')
  async contest(@CurrentActor() visitor: Actor, @Query() asked: Asked, @Req() request: DoorRequest, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.debtor.contestPage(visitor, { reason: text(asked['reason'], 30) ?? '', sent: text(asked['sent'], 40) ?? '' });
    await this.pages.send(request, reply, { page: 'contest', contest: plain(page) }, { visitor });
  }

  @Post('contest') @MayVisitor('dispute', 'CaseFile')
  async sendContest(@CurrentActor() visitor: Actor, @Req() request: DoorRequest, @Res() reply: FastifyReply): Promise<void> {
    const form = await contestForm(request);
    const again = async (refusal: PageRefusal) => this.pages.send(request, reply, { page: 'contest', contest: plain(await this.debtor.contestPage(visitor, form.wishes, refusal)) }, { visitor, status: 422, at: '/d/contest' });
    if (form.refusal) return again(form.refusal);
    // The creditor reads it, whatever language the page was read in.
    const paid = (on: string, by: string) => `Payé${on && ` le ${on}`}${by && `, ${by}`}.`;
    let sent = '';
    await this.#act(reply, () => `/d/contest?sent=${sent}`, async () => { sent = await this.debtor.contest(visitor, form.wishes, form.files, paid); }, again);
  }

  /** The bytes of a document that he may read: 404 for what is unknown as for what is not his. */
  @Get('documents/:id') @MayVisitor('read', 'Document')
  async document(@CurrentActor() visitor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.documents.open(visitor, id);
    if (!found) throw new NotFoundException();
    const { document, bytes } = found;
    const shown = SHOWN.has(document.mediaType);
    if (!shown) reply.header('content-security-policy', "default-src 'none'; sandbox");
    await reply.header('content-type', document.mediaType).header('content-disposition', disposition(shown ? 'inline' : 'attachment', document.name)).header('cache-control', 'no-store').send(bytes);
  }

  async #plan(visitor: Actor, asked: Parameters<DebtorPlanService['page']>[1], request: DoorRequest, reply: FastifyReply, refusal: PageRefusal | null = null): Promise<void> {
    const plan = await this.plans.page(visitor, asked, this.pages.locale(request, visitor), refusal);
    await this.pages.send(request, reply, { page: 'plan', plan: plain(plan) }, { visitor, status: refusal ? 422 : 200, ...(refusal ? { at: '/d/plan' } : {}) });
  }

  /** Done: on to the page that shows it. Refused: the same page says why and keeps what was typed. */
  async #act(reply: FastifyReply, to: string | (() => string), act: () => Promise<void>, again: (refusal: PageRefusal) => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (e) {
      if (!(e instanceof Refused) || e.code === 'not_found') throw e;
      return again(refusalOf(e.toRefusal()));
    }
    await reply.redirect(typeof to === 'string' ? to : to(), 303);
  }
}

const text = (value: unknown, most: number): string | undefined => (typeof value === 'string' ? value.slice(0, most) : undefined);
const wishes = (asked: Form) => ({ months: field(asked, 'months', 4), day: field(asked, 'day', 4), down: field(asked, 'down', 30), free: field(asked, 'free', 2) === '1', again: field(asked, 'again', 2) === '1' });
const evidence = (request: DoorRequest) => ({ ip: request.ip, userAgent: request.headers['user-agent'] });
