import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { checkWords, type LimitationEventKind, type WordCheck, type WordFacts } from '@quittance/law';
import { Clock, Database, isId, Refused, sql, type Actor } from '@quittance/platform';
import { ActsService } from '../acts/acts.service.ts';
import { barredColumn } from '../barred/barred-sql.ts';
import type { Reader } from '../files/reader.ts';
import { DebtFactsSources } from '../statement/debt-facts.ts';
import type { WordsCheck } from './conduct.type.ts';
import { findingOf, kept, toldFacts } from './findings.ts';

const LONGEST_CHECKED = 8000;
/** A court has been seized of it: its writ or its order is in the file. */
const FILED: readonly LimitationEventKind[] = ['lawsuit', 'payment_order_served'];
const COURT_ACTS = ['paymentOrder', 'smallClaims', 'uncontestedCommercialClaim'] as const;

/** Words to the debtor against the dictionary of libs/law, in the light of what is true of his case. */
@Injectable()
export class WordsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(ActsService) private readonly acts: ActsService, @Inject(DebtFactsSources) private readonly sources: DebtFactsSources) {}

  /** As one types, for who may write on the case; a case that is none of his has nothing to say. */
  async typed(actor: Actor, caseId: string, text: string): Promise<WordsCheck> {
    const seen = isId(caseId) && (await this.database.first(sql`select 1 as one from case_file f where f.id = ${caseId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')}) and (${rowsFor(actor.ability, 'writeNote', 'CaseFile', 'f')})`));
    if (!seen) return { outcome: 'pass', findings: [] };
    const check = await this.check(this.database, caseId, text.slice(0, LONGEST_CHECKED));
    return { outcome: check.outcome, findings: kept(check).map(findingOf) };
  }

  async check(reader: Reader, caseId: string, text: string): Promise<WordCheck> {
    return checkWords(text, await this.facts(reader, caseId));
  }

  /** Refuses what an agent writes to the debtor where it holds words that the law forbids: forbidden_words, with what was found first and in which field. */
  async mustBeAllowed(reader: Reader, caseId: string, texts: Readonly<Record<string, string | null | undefined>>): Promise<void> {
    const written = Object.entries(texts).filter((pair): pair is [string, string] => Boolean(pair[1]?.trim()));
    if (!written.length) return;
    const facts = await this.facts(reader, caseId);
    for (const [field, text] of written) {
      const found = checkWords(text, facts).findings.find(({ outcome }) => outcome === 'refuse');
      if (found) throw new Refused('forbidden_words', { article: found.article, facts: { ...toldFacts(found.facts), field } });
    }
  }

  /** What makes a phrase true of this case. */
  async facts(reader: Reader, caseId: string): Promise<WordFacts> {
    const today = this.clock.today();
    const row = (await reader.first<{ regime: string; title: boolean; study: boolean; barred: string[] | null }>(sql`
      select f.regime, f.title_on is not null as title, f.study_id is not null as study, ${barredColumn('f', today)} as barred from case_file f where f.id = ${caseId}`))!;
    const debt = (await this.sources.of(reader, [caseId], today)).get(caseId)!;
    return {
      hasTitle: row.title, hasCourtDecision: debt.judgment !== null, procedureFiled: debt.interruptions.some(({ kind }) => FILED.includes(kind)), bailiffInstructed: row.study,
      routeAuthorised: await this.acts.mayAny(reader, caseId, COURT_ACTS), debtorIsProfessional: row.regime !== 'civil', barred: (row.barred ?? []).length > 0,
    };
  }
}
