import { Inject, Injectable } from '@nestjs/common';
import { CasesReadService, ConductService, refusedAsFound } from '@quittance/cases';
import { refuse, type LetterMention, type Refusal as LawRefusal } from '@quittance/law';
import { Clock, inputHash, Refused, refuseFaults, sql, type Actor, type FactValues, type Fault, type Tx } from '@quittance/platform';
import { figuresOf } from './figures.ts';
import { checkLetter, stopsBefore } from './formal-notice-check.ts';
import { FormalNoticeFactsService, type NoticeCase, type Sending } from './formal-notice-facts.service.ts';
import { contentOf, letterOf, type NoticeFacts } from './formal-notice-letter.ts';
import { LETTER_STATE } from './letter-state.ts';
import type { FormalNoticeLetter } from './paper/index.ts';
import { CHANNELS, type Channel } from './postage.ts';

type Reader = Pick<Tx, 'rows' | 'first'>;

/** What the debtor is given, in days from the letter's own: house policy; under 8 the letter would have come too late. */
const TIME_LIMIT = { usual: 15, least: 8, most: 90 } as const;
/** A preview draws no code and takes no number. */
export const BEFORE_IT_IS_SENT = { letterReference: 'donné à l’envoi', accessCode: '••••••' } as const;

export interface Draft {
  readonly file: NoticeCase;
  readonly sending: Sending;
  readonly facts: NoticeFacts;
  readonly letter: FormalNoticeLetter;
  readonly mentions: readonly LetterMention[];
  /** Why it may not be sent; undefined: it may. */
  readonly refused: Refused | undefined;
}

/** The letter as it would leave now. Preview and sending go the same way through here, so they can't disagree. */
@Injectable()
export class FormalNoticeDraftService {
  constructor(@Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(FormalNoticeFactsService) private readonly notices: FormalNoticeFactsService, @Inject(Clock) private readonly clock: Clock, @Inject(ConductService) private readonly conduct: ConductService) {}

  /** Refuses at once what no correction of the letter could cure: not your case, a case that is over, nothing due. `lock`: no other letter of the case until the transaction ends. */
  async draft(reader: Reader, actor: Actor, asked: { caseId: string; channel?: string | null | undefined; timeLimitDays?: number | null | undefined }, { lock = false } = {}): Promise<Draft> {
    const sending = this.#sending(asked);
    const file = await this.cases.mustSee(reader, actor, 'sendFormalNotice', asked.caseId, { lock });
    const facts = await this.notices.gather(reader, actor, file, sending);
    const stop = stopsBefore(file.stage, facts.statement.totals.due);
    if (stop) throw refusedBy(stop);
    const letter = letterOf(facts, BEFORE_IT_IS_SENT, facts.law);
    const { mentions, refusal } = checkLetter(facts, letter, facts.law);
    const again = refusal ? null : await this.#alreadyToday(reader, file.id, letter);
    const refused = refusal ?? again;
    return { file, sending, facts, letter, mentions, refused: refused ? refusedBy(refused) : await this.#contactRefused(reader, file.id, sending) };
  }

  /** Whether the debtor may be sought out by letter at all: hours do not apply to letters, what was held or barred does. */
  async #contactRefused(reader: Reader, caseId: string, { channel }: Sending): Promise<Refused | undefined> {
    const conduct = await this.conduct.facts(reader, caseId);
    return refusedAsFound(this.conduct.check(conduct, { channel: channel === 'registered' ? 'registeredMail' : 'letter', purpose: conduct.firstLetter ? 'reminder' : 'firstLetter' })) ?? undefined;
  }

  #sending({ channel, timeLimitDays }: { channel?: string | null | undefined; timeLimitDays?: number | null | undefined }): Sending {
    const days = timeLimitDays ?? TIME_LIMIT.usual;
    const chosen = CHANNELS.find((one) => one === (channel ?? 'registered'));
    const faults: Fault[] = [];
    if (!chosen) faults.push({ field: 'channel', code: 'unknown_value', facts: { found: String(channel).slice(0, 40) } });
    if (days < TIME_LIMIT.least || days > TIME_LIMIT.most) faults.push({ field: 'timeLimitDays', code: 'out_of_range', facts: { least: TIME_LIMIT.least, most: TIME_LIMIT.most, found: days } });
    refuseFaults(faults);
    const on = this.clock.today();
    return { channel: chosen as Channel, on, timeLimit: on.add({ days }) };
  }

  /** The same demand twice on one day helps nobody (C. conso. L121-6); one that says something else may follow, and recalls the first. */
  async #alreadyToday(reader: Reader, caseId: string, letter: FormalNoticeLetter): Promise<LawRefusal | null> {
    const kept = await reader.rows<{ reference: string; figures: unknown }>(sql`
      select l.reference, l.figures from letter l cross join lateral ${LETTER_STATE} s where l.case_id = ${caseId} and l.kind = 'formal_notice' and l.as_of = ${letter.date} and s.state not in ('failed', 'stopped')`);
    const content = inputHash(contentOf(letter));
    const same = kept.find(({ figures }) => inputHash(contentOf(figuresOf(figures).letter)) === content);
    return same ? refuse('letter_already_today', 'C. conso. L121-6', { reference: same.reference, on: letter.date.toString() }) : null;
  }
}

/** A refusal of the law as the door answers it: lists become text. */
export const refusedBy = ({ code, article, facts }: LawRefusal): Refused =>
  new Refused(code, { article, facts: Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value])) as FactValues });
