import { Inject, Injectable } from '@nestjs/common';
import { HoldEffectsService, holdFactsOf, HoldFactsService } from '@quittance/cases';
import { whyStopped, type HoldKind } from '@quittance/law';
import { Clock, Database } from '@quittance/platform';
import type { PageHeld } from './debtor-page.ts';

/** What the page speaks of first, where several hold: whom nobody writes to comes before what he may not pay. */
const GRAVEST: readonly HoldKind[] = ['debtorDeath', 'insolvencyProceeding', 'overIndebtedness', 'protectedPerson', 'processingRestriction'];

/** Why the house asks nothing of a debtor for now, and to whom he, or those who come after him, may turn. */
@Injectable()
export class DebtorHeldService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(HoldEffectsService) private readonly effects: HoldEffectsService, @Inject(HoldFactsService) private readonly facts: HoldFactsService) {}

  /** Null where he may be written to: a judge's grace, a curator beside him, a dispute are told otherwise. */
  async of(caseId: string): Promise<PageHeld | null> {
    const effects = await this.effects.ofCase(this.database, caseId, this.clock.today());
    const refused = (what: 'letters' | 'payments' | 'plans') => { const stop = whyStopped(effects, what); return stop?.outcome === 'refuse' ? stop.holds : []; };
    const silent = new Set([...refused('letters'), ...refused('payments')]);
    const holding = GRAVEST.flatMap((kind) => effects.active.filter((one) => one.kind === kind && silent.has(one.id)))[0];
    if (!holding) return null;
    const redirect = effects.redirects.find(({ hold }) => hold === holding.id);
    const record = (await this.facts.ofCases(this.database, [caseId])).get(caseId)?.records.get(holding.id);
    const known = (key: string) => (record ? (holdFactsOf(record)[key] as string | undefined) ?? null : null);
    return { kind: holding.kind, since: holding.from, noPay: refused('payments').length > 0, noPlan: refused('plans').length > 0, to: redirect?.to ?? null, name: known('representativeName'), address: known('representativeAddress') };
  }
}
