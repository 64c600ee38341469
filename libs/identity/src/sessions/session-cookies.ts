import { Inject, Injectable } from '@nestjs/common';
import { DEVICE_COOKIE, PLATFORM_OPTIONS, SESSION_COOKIE, type DoorContext, type PlatformOptions } from '@quittance/platform';
import type { SignedIn } from './admission.service.ts';

const A_YEAR = 365 * 24 * 60 * 60;

/** What the browser holds of a session: its token, and that this device has signed in before. No script reads either. */
@Injectable()
export class SessionCookies {
  constructor(@Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  give({ res }: DoorContext, { token, device }: { token: string; device?: string | null }): void {
    res.setCookie(SESSION_COOKIE, token, this.#kind());
    if (device) res.setCookie(DEVICE_COOKIE, device, { ...this.#kind(), maxAge: A_YEAR });
  }

  /** Gives what somebody who came in is to hold, and answers what he is to see. */
  answer(door: DoorContext, signedIn: SignedIn): SignedIn['answer'] {
    this.give(door, signedIn);
    return signedIn.answer;
  }

  take({ res }: DoorContext): void {
    res.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  #kind() {
    return { httpOnly: true, sameSite: 'strict', path: '/', secure: this.options.publicUrl.startsWith('https:') } as const;
  }
}
