import { Inject, Injectable } from '@nestjs/common';
import { abilityFor } from '@quittance/access';
import { HoldsService, TimelineService } from '@quittance/cases';
import { PRIVACY_ARTICLES, PRIVACY_REFUSALS } from '@quittance/law';
import { RectifyDebtorService } from '@quittance/parties';
import { Database, notFound, Refused, sql, type Actor, type Tx } from '@quittance/platform';
import { mustWait, PrivacyRequestsService } from '../privacy-requests.service.ts';
import { PrivacyReadService, type SeenRequest } from '../privacy-read.service.ts';
import type { PrivacyRequest, RectifyInput } from '../privacy.type.ts';

/** What a request makes the agency do: put right, restrict. Who received the data is told of it (RGPD art. 19). */
@Injectable()
export class PrivacyActsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(PrivacyReadService) private readonly reads: PrivacyReadService, @Inject(PrivacyRequestsService) private readonly requests: PrivacyRequestsService,
    @Inject(RectifyDebtorService) private readonly debtors: RectifyDebtorService, @Inject(HoldsService) private readonly holds: HoldsService, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  /** Refusals: not_found, request_ended, identity_missing, bad_fields, nothing_to_rectify. */
  async rectify(actor: Actor, input: RectifyInput): Promise<PrivacyRequest> {
    await this.database.transact(async (tx) => {
      const request = await this.#mine(tx, actor, 'rectify', input.requestId);
      if (!(await tx.first(sql`select 1 as one from privacy_subject s where s.request_id = ${request.id} and s.debtor_id = ${input.debtorId}`))) throw notFound('Debtor');
      const { fields } = await this.debtors.rectify(tx, input.debtorId, request.id, input);
      if (!fields.length) throw new Refused('nothing_to_rectify', { article: PRIVACY_ARTICLES.rectification });
      await this.#tell(tx, actor, request, input.debtorId, 'privacy.rectified', { fields: fields.join(',') });
      await this.requests.add(tx, actor, request, { kind: 'rectified', article: PRIVACY_ARTICLES.rectification, words: input.source.trim(), facts: { fields: fields.join(','), debtorId: input.debtorId } });
    });
    return (await this.reads.one(actor, input.requestId))!;
  }

  /** Opens the hold that stops processing, on the debtor of the request. Refusals: not_found, request_ended, and those of a hold (already_held, case_closed …). */
  async restrict(actor: Actor, requestId: string, source: string): Promise<PrivacyRequest> {
    const request = await this.database.transact((tx) => this.#mine(tx, actor, 'rectify', requestId));
    const file = await this.database.first<{ id: string }>(sql`select f.id from case_file f where f.debtor_id = ${request.debtorId} order by f.stage in ('closed', 'returned'), f.id = ${request.caseId} desc, f.opened_at limit 1`);
    if (!file) throw notFound('CaseFile');
    // Whoever answers for personal data has a case held as its collector would: that, on this debtor, and nothing else of a collector's.
    const roles = [...actor.roles, { role: 'collector' as const }];
    const holder: Actor = { ...actor, roles, ability: abilityFor({ id: actor.id, agencyId: actor.agencyId, roles }) };
    const { hold } = await this.holds.open(holder, { caseId: file.id, kind: 'processingRestriction', facts: { requestedOn: request.receivedOn }, source: source.trim() || PRIVACY_ARTICLES.restriction, idempotencyKey: `privacy ${request.id}` });
    await this.database.transact(async (tx) => {
      const now = await this.#mine(tx, actor, 'rectify', requestId);
      if (await tx.first(sql`select 1 as one from privacy_event e where e.request_id = ${now.id} and e.kind = 'restricted'`)) return;
      await this.requests.add(tx, actor, now, { kind: 'restricted', article: PRIVACY_ARTICLES.restriction, facts: { holdId: hold.id } });
    });
    return (await this.reads.one(actor, requestId))!;
  }

  async #mine(tx: Tx, actor: Actor, action: 'rectify', id: string): Promise<SeenRequest> {
    const request = await this.reads.mustSee(tx, actor, action, id);
    mustWait(request);
    if (!request.identitySeen) throw new Refused('identity_missing', { article: PRIVACY_REFUSALS.identity_not_proved.article });
    return request;
  }

  /** A line on each of his cases, which the creditor and the study that holds it read. */
  async #tell(tx: Tx, actor: Actor, request: SeenRequest, debtorId: string, code: string, facts: Record<string, string>): Promise<void> {
    const cases = await tx.rows<{ id: string; creditor_id: string }>(sql`select f.id, f.creditor_id from case_file f where f.debtor_id = ${debtorId}`);
    for (const { id, creditor_id: creditorId } of cases) {
      await this.timeline.write(tx, { caseId: id, agencyId: request.agencyId, creditorId, kind: 'stage', code, facts, actor, internal: false, toBailiff: true, word: false });
      await tx.emit('PrivacyRequestAnswered', { privacyRequestId: request.id, caseId: id }, { agencyId: request.agencyId, creditorId, caseId: id, toBailiff: true });
    }
  }
}
