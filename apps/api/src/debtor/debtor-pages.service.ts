import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DebtorPageService } from '@quittance/desk';
import { VisitsService } from '@quittance/identity';
import { renderPage, type AgencyView, type Locale, type PageData, type PageView } from '@quittance/payer';
import { AT_THE_DOOR, PLATFORM_OPTIONS, standAs, standAsSystem, standingOf, takePlace, VISIT_COOKIE, VisitAuthenticator, type Actor, type DoorRequest, type PlatformOptions } from '@quittance/platform';
import { PAYER_ASSETS, type PayerAssets } from './payer-assets.ts';
import { plain } from './plain.ts';

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const LANGUAGE_COOKIE = 'quittance_lang';
/** Pages that change by what happens on the case. */
const LIVE = new Set<PageView['page']>(['statement', 'pay', 'plan', 'contest']);
const NOBODY: AgencyView = { name: 'Quittance', legalForm: '', siren: '', address: { line1: '', line2: null, postalCode: '', city: '' }, phone: '', email: '', dataEmail: '', declaration: null, insurance: null };

export interface SendOptions { visitor?: Actor | undefined; status?: number; at?: string }

/** Turns what a page is made from into the answer: the document, or for its own script the same data as JSON. */
@Injectable()
export class DebtorPagesService {
  constructor(
    @Inject(DebtorPageService) private readonly pages: DebtorPageService, @Inject(VisitsService) private readonly visits: VisitsService, @Inject(VisitAuthenticator) private readonly authenticator: VisitAuthenticator,
    @Inject(PAYER_ASSETS) private readonly assets: PayerAssets, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions,
  ) {}

  /** Who is visiting, where a door stands open to all. */
  async visitor(request: DoorRequest): Promise<Actor | undefined> {
    const visitor = await standAs(AT_THE_DOOR, () => this.authenticator.visitorOf(request.cookies?.[VISIT_COOKIE]));
    if (visitor) takePlace(standingOf(visitor));
    return visitor;
  }

  /** What he chose, else what his visit or his browser says. */
  locale(request: DoorRequest, visitor?: Actor): Locale {
    const asked = (request.query as Record<string, unknown> | undefined)?.['lang'] ?? request.cookies?.[LANGUAGE_COOKIE] ?? visitor?.locale ?? (/^\s*en\b/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'fr');
    return asked === 'en' ? 'en' : 'fr';
  }

  async send(request: DoorRequest, reply: FastifyReply, view: PageView, { visitor, status = 200, at }: SendOptions = {}): Promise<void> {
    const locale = this.locale(request, visitor);
    await this.#remember(request, reply, locale, visitor);
    const agency = await this.pages.agency(visitor);
    const data: PageData = { ...view, locale, agency: agency ? plain(agency) : NOBODY, visiting: visitor !== undefined, at: at ?? addressOf(request), live: visitor !== undefined && LIVE.has(view.page), ...(visitor?.viewing ? { readOnly: true } : {}) };
    reply.code(status).header('cache-control', 'no-store').header('content-security-policy', CSP).header('referrer-policy', 'same-origin').header('vary', 'accept, cookie');
    if (wantsData(request)) await reply.type('application/json; charset=utf-8').send(JSON.stringify(data));
    else await reply.type('text/html; charset=utf-8').send(renderPage(data, this.assets(locale, view.page)));
  }

  /** The visit's own cookie: gone with the browser, read by no script, sent to these pages alone. */
  letIn(reply: FastifyReply, token: string): void {
    reply.setCookie(VISIT_COOKIE, token, this.#cookie());
  }

  /** Answers where to go: to the entrance; whoever looked with the debtor's eyes, to where he came from. */
  async letOut(request: DoorRequest, reply: FastifyReply): Promise<string> {
    const visitor = await this.visitor(request), viewing = visitor?.viewing;
    if (visitor) await (viewing ? standAsSystem('viewing', () => this.visits.end(visitor.id)) : this.visits.end(visitor.id));
    reply.clearCookie(VISIT_COOKIE, this.#cookie());
    return viewing?.backTo ?? '/d';
  }

  async #remember(request: DoorRequest, reply: FastifyReply, locale: Locale, visitor: Actor | undefined): Promise<void> {
    if ((request.query as Record<string, unknown> | undefined)?.['lang'] === undefined) return;
    reply.setCookie(LANGUAGE_COOKIE, locale, this.#cookie());
    if (visitor && visitor.locale !== locale) await this.visits.speak(visitor.id, locale);
  }

  #cookie() {
    return { httpOnly: true, sameSite: 'lax', path: '/d', secure: this.options.publicUrl.startsWith('https:') } as const;
  }
}

export const wantsData = (request: DoorRequest): boolean => /^application\/json\b/.test(String(request.headers.accept ?? ''));

/** Where this page stands, without the language that was asked for. */
function addressOf(request: DoorRequest): string {
  const url = new URL(request.url, 'http://here');
  url.searchParams.delete('lang');
  return url.pathname + url.search;
}
