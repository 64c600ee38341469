import { Inject, Injectable } from '@nestjs/common';
import { networkOf, Refused } from '@quittance/platform';
import { FactorsService } from '../account/factors.service.ts';
import { HoldersService, type Holder } from '../account/holders.service.ts';
import { PasskeysService } from '../account/passkeys.service.ts';
import { AuditService } from '../audit/audit.service.ts';
import { COST } from '../tries/try-limits.ts';
import { TriesService } from '../tries/tries.service.ts';
import { AdmissionService, type DoorFrom, type SignedIn } from './admission.service.ts';
import { SessionsService, type OpenedWith } from './sessions.service.ts';

const KINDS: readonly string[] = ['totp', 'recovery_code', 'passkey'];

/** The second step of coming in; and coming in by a passkey alone, which is both steps at once. */
@Injectable()
export class SecondStepService {
  constructor(
    @Inject(SessionsService) private readonly sessions: SessionsService, @Inject(AdmissionService) private readonly admission: AdmissionService, @Inject(FactorsService) private readonly factors: FactorsService, @Inject(PasskeysService) private readonly passkeys: PasskeysService,
    @Inject(HoldersService) private readonly holders: HoldersService, @Inject(TriesService) private readonly tries: TriesService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** token: of the session that awaits it. Refusals: sign_in_again (there is none, or its five minutes are over), bad_code, bad_passkey, too_many_tries. */
  async give(token: string | undefined, kind: string, answer: string, from: DoorFrom): Promise<SignedIn> {
    const half = await this.sessions.halfOf(token);
    const holder = half && (await this.holders.byId(half.userId));
    if (!half || !holder) throw new Refused('sign_in_again');
    await this.#told(holder, from, kind, () => this.factors.second(holder, kind, answer));
    return this.admission.admit((await this.holders.byId(holder.id)) ?? holder, KINDS.includes(kind) ? (kind as OpenedWith) : 'password', from, half.sessionId);
  }

  /** Refusals: bad_passkey, too_many_tries. */
  async byPasskey(response: string, from: DoorFrom): Promise<SignedIn> {
    const counted = [{ kind: 'opening', of: networkOf(from.ip ?? '') } as const];
    await this.tries.pay(counted, COST.signature);
    const holder = await this.#told(undefined, from, 'passkey', async () => this.holders.byId(await this.passkeys.answered(response, 'signIn')));
    if (!holder) throw new Refused('bad_passkey');
    await this.tries.giveBack(counted, COST.signature);
    return this.admission.admit(holder, 'passkey', from);
  }

  /** What a browser asks of its keys; who awaits no second step gets a question that no key of his answers to. Refusals: too_many_tries. */
  async challenge(token: string | undefined, from: DoorFrom): Promise<string> {
    await this.tries.pay([{ kind: 'opening', of: networkOf(from.ip ?? '') }], COST.challenge);
    const half = await this.sessions.halfOf(token);
    const holder = half && (await this.holders.byId(half.userId));
    return half && holder ? this.passkeys.challenge('secondFactor', holder, half.sessionId) : this.passkeys.challenge('signIn');
  }

  async #told<T>(holder: Holder | undefined, from: DoorFrom, kind: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (e) {
      if (e instanceof Refused) await this.audit.alone(holder ? { id: holder.id } : null, { action: 'giveSecondFactor', subject: 'Account', subjectId: holder?.id ?? null, outcome: 'refused', code: e.code, ip: from.ip, facts: { kind: kind.slice(0, 20) } });
      throw e;
    }
  }
}
