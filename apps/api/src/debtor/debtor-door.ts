/** What every door of the debtor's page shares: who comes in from where, and that a form was sent from the page itself. */
import { ForbiddenException, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { PLATFORM_OPTIONS, type DoorRequest, type PlatformOptions } from '@quittance/platform';

/** The form came from another site, or from nowhere. */
export class NotFromHere extends ForbiddenException {}

/** A browser says where a form comes from (Sec-Fetch-Site; older ones, Origin). One that says neither is none. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(@Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  canActivate(context: ExecutionContext): boolean {
    const { method, headers } = context.switchToHttp().getRequest<DoorRequest>();
    if (method === 'GET' || method === 'HEAD') return true;
    const site = headers['sec-fetch-site'], origin = headers.origin;
    if (site === undefined ? this.#ours(origin, headers.host) : site === 'same-origin' && (origin === undefined || this.#ours(origin, headers.host))) return true;
    throw new NotFromHere();
  }

  #ours(origin: string | undefined, host: string | undefined): boolean {
    if (!origin || !URL.canParse(origin)) return false;
    const from = new URL(origin).host;
    return from === host || from === new URL(this.options.publicUrl).host;
  }
}

export type Form = Record<string, string | string[] | undefined>;
/** A form has text, whatever was sent in its place; no letter of any language is a NUL, and no database keeps one. */
const texts = (form: Form | undefined, name: string): string[] => [form?.[name] ?? []].flat().filter((value) => typeof value === 'string').map((value) => value.replaceAll('\0', ''));
/** One value of a form, bounded. */
export const field = (form: Form | undefined, name: string, most = 4200): string => (texts(form, name)[0] ?? '').slice(0, most);
export const fields = (form: Form | undefined, name: string): string[] => texts(form, name).slice(0, 500);
export const fromOf = (request: DoorRequest, locale: string) => ({ ip: request.ip, userAgent: request.headers['user-agent'], locale });
