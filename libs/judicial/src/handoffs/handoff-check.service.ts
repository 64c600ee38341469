import { Inject, Injectable } from '@nestjs/common';
import { ActsService, CasesReadService, type Reader, type SeenCase } from '@quittance/cases';
import type { LawTables } from '@quittance/law';
import { Clock, Database, Refused, toFacts, type Actor } from '@quittance/platform';
import { StudiesService } from '../studies/studies.service.ts';
import { lapsesUnserved } from '../titles/title-kinds.ts';
import type { TitleFacts } from '../titles/titles-read.service.ts';
import { HandoffCheck, PackItem } from './handoff.type.ts';
import { PackFactsService, type Gathered } from './pack-facts.service.ts';
import { checkPack, missingOf, type CheckedItem, type Mission } from './pack-items.ts';

export interface Checked { gathered: Gathered; items: CheckedItem[]; refused: Refused | null }

/** Holds a file against what a hand-off must carry. */
@Injectable()
export class HandoffCheckService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(ActsService) private readonly acts: ActsService,
    @Inject(PackFactsService) private readonly packs: PackFactsService, @Inject(StudiesService) private readonly studies: StudiesService,
  ) {}

  /** As it stands now, for a mission to enforce: what is there, what lacks, and why it may not leave at all, if so. Refusals: not_found, rate_unknown. */
  async handoffCheck(actor: Actor, caseId: string): Promise<HandoffCheck> {
    const file = await this.cases.mustSee(this.database, actor, 'handOver', caseId);
    const { gathered, items } = await this.check(this.database, file, 'enforce', null);
    const refused = await this.#refusedOf(this.database, file, gathered, items.filter(({ id }) => id !== 'title_service'));
    return Object.assign(new HandoffCheck(), {
      items: items.map(({ id, state, article, facts, documents }) => Object.assign(new PackItem(), { id, state, article, facts: toFacts(facts), documents: [...documents] })),
      balanced: gathered.facts.statement?.balanced ?? false, due: gathered.statement.totals.due, refusal: refused?.toRefusal() ?? null, studies: await this.studies.withPeople(this.database, actor),
    });
  }

  /** For a hand-off of this mission, with the refusal that stops it. */
  async check(reader: Reader, file: SeenCase, mission: Mission, instructions: string | null): Promise<Checked> {
    const gathered = await this.packs.gather(reader, file, { mission, instructions });
    const items = checkPack(gathered.facts);
    return { gathered, items, refused: await this.#refusedOf(reader, file, gathered, items) };
  }

  async #refusedOf(reader: Reader, file: SeenCase, { facts, law }: Gathered, items: readonly CheckedItem[]): Promise<Refused | null> {
    try {
      await this.acts.mustBeAllowed(reader, file.id, 'handOff');
    } catch (e) {
      if (e instanceof Refused && e.code !== 'not_found') return e;
      throw e;
    }
    const dead = facts.title && this.#lapsed(facts.title, law);
    if (dead) return dead;
    const missing = missingOf(items);
    return missing.length ? new Refused('handoff_incomplete', { article: items.find(({ id }) => id === missing[0])?.article ?? null, facts: { missing: missing.join(', ') } }) : null;
  }

  /** A title that can't be carried out any more. */
  #lapsed(title: TitleFacts, law: LawTables): Refused | null {
    const past = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(this.clock.today(), day) > 0;
    const lapse = title.servedOn === null ? lapsesUnserved(title, law) : null;
    if (lapse && past(lapse.until)) return new Refused('title_lapsed', { article: lapse.article, facts: { until: String(lapse.until) } });
    return past(title.expiresOn) ? new Refused('title_expired', { article: 'CPCE L111-4', facts: { until: String(title.expiresOn) } }) : null;
  }
}
