import { Inject, Injectable } from '@nestjs/common';
import { BarredClaimsService, HoldEffectsService, holdFactsOf, HoldFactsService } from '@quittance/cases';
import { whyStopped, type HoldKind } from '@quittance/law';
import { Clock, Database } from '@quittance/platform';
import type { PageHeld } from './debtor-page.ts';

/** What the page speaks of first, where several hold: whom nobody writes to comes before what he may not pay. */
const GRAVEST: readonly HoldKind[] = ['debtorDeath', 'insolvencyProceeding', 'overIndebtedness', 'protectedPerson', 'processingRestriction'];

/** Why the house asks nothing of a debtor for now, and to whom he, or those who come after him, may turn. */
@Injectable()
export class DebtorHeldService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(HoldEffectsService) private readonly effects: HoldEffectsService, @Inject(HoldFactsService) private readonly facts: HoldFactsService, @Inject(BarredClaimsService) private readonly barred: BarredClaimsService) {}

  /** Null where he may be written to: a judge's grace, a curator beside him, a dispute are told otherwise. */
  async of(caseId: string): Promise<PageHeld | null> {
    const effects = await this.effects.ofCase(this.database, caseId, this.clock.today());
    const refused = (what: 'letters' | 'payments' | 'plans') => { const stop = whyStopped(effects, what); return stop?.outcome === 'refuse' ? stop.holds : []; };
    const silent = new Set([...refused('letters'), ...refused('payments')]);
    const holding = GRAVEST.flatMap((kind) => effects.active.filter((one) => one.kind === kind && silent.has(one.id)))[0];
    if (!holding) return this.#barred(caseId);
    const redirect = effects.redirects.find(({ hold }) => hold === holding.id);
    const record = (await this.facts.ofCases(this.database, [caseId])).get(caseId)?.records.get(holding.id);
    const known = (key: string) => (record ? (holdFactsOf(record)[key] as string | undefined) ?? null : null);
    return { kind: holding.kind, since: holding.from, noPay: refused('payments').length > 0, noPlan: refused('plans').length > 0, to: redirect?.to ?? null, name: known('representativeName'), address: known('representativeAddress') };
  }

  /**
   * What is time-barred is not asked of a consumer (C. conso. L218-2). `allBarred`: nothing else is owed. `someBarred`: until the agency has
   * given them up the page asks for nothing at all, since what it asks for would hold them too.
   */
  async #barred(caseId: string): Promise<PageHeld | null> {
    const { regime, terms } = await this.barred.terms(this.database, caseId);
    const owed = terms.filter(({ due }) => due > 0n), barred = owed.filter((term) => term.barred);
    const last = barred.sort((one, other) => Temporal.PlainDate.compare(one.expiresOn, other.expiresOn)).at(-1);
    if (regime !== 'civil' || !last) return null;
    return { kind: barred.length === owed.length ? 'allBarred' : 'someBarred', since: last.expiresOn.add({ days: 1 }), noPay: true, noPlan: true, to: null, name: null, address: null, article: last.article };
  }
}
