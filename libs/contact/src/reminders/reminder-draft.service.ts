import { Inject, Injectable } from '@nestjs/common';
import { ActsService, CasesReadService, ConductService, keptFindings, StatementService, WordsService, type KeptFinding, type SeenCase } from '@quittance/cases';
import { formatDecimal, isLawError, recallLine, type ConductCheck, type ContactCheck, type LetterRecall, type Statement, type WordCheck } from '@quittance/law';
import { Clock, Refused, type Actor, type Fault, type Tx } from '@quittance/platform';
import { ReminderPartiesService, type Parties } from './reminder-parties.service.ts';
import { reminderText, usualSubject, wholeOf, type ReminderFacts } from './reminder-message.ts';

type Reader = Pick<Tx, 'rows' | 'first'>;

export interface Wanted { channel: 'email' | 'sms'; subject: string | null; text: string }
export interface ReminderDraft {
  channel: 'email' | 'sms'; recipient: string; subject: string; text: string; whole: string; link: string; recall: LetterRecall; lawVersion: string;
  contact: ContactCheck; words: WordCheck;
  outcome: ConductCheck<string>['outcome']; findings: KeptFinding[];
}

const LONGEST = { email: 4000, sms: 600, subject: 150 } as const;
const GRAVITY = ['pass', 'warn', 'refuse'] as const;

/** A reminder as it would leave now. Preview and sending go the same way through here, so they can't disagree. */
@Injectable()
export class ReminderDraftService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(ActsService) private readonly acts: ActsService, @Inject(StatementService) private readonly statements: StatementService,
    @Inject(ConductService) private readonly conduct: ConductService, @Inject(WordsService) private readonly words: WordsService, @Inject(ReminderPartiesService) private readonly parties: ReminderPartiesService,
  ) {}

  /** The case on which this person may remind, or not_found. */
  seen(reader: Reader, actor: Actor, caseId: string, { lock = false } = {}): Promise<SeenCase> {
    return this.cases.mustSee(reader, actor, 'remind', caseId, { lock });
  }

  /** Field by field: channel, text, subject. `typing`: an empty text is no fault yet. */
  faults({ channel, subject, text }: { channel: string; subject?: string | null | undefined; text: string }, { typing = false } = {}): Fault[] {
    const faults: Fault[] = [];
    const known = channel === 'email' || channel === 'sms';
    if (!known) faults.push({ field: 'channel', code: 'not_in_list', facts: { value: channel.slice(0, 60), list: 'email, sms' } });
    else if (!this.parties.carries(channel)) faults.push({ field: 'channel', code: 'no_carrier', facts: { channel } });
    const most = channel === 'sms' ? LONGEST.sms : LONGEST.email;
    if (!typing && !text.trim()) faults.push({ field: 'text', code: 'missing' });
    if (text.trim().length > most) faults.push({ field: 'text', code: 'too_long', facts: { most } });
    if ((subject?.trim().length ?? 0) > LONGEST.subject) faults.push({ field: 'subject', code: 'too_long', facts: { most: LONGEST.subject } });
    return faults;
  }

  /** Refuses what no correction of the text could cure: no_address, what libs/law refuses of `message`, rate_unknown, nothing_due. */
  async draft(reader: Reader, actor: Actor, file: SeenCase, { channel, subject, text }: Wanted): Promise<ReminderDraft> {
    const parties = await this.parties.of(reader, file, channel);
    await this.acts.mustBeAllowed(reader, file.id, 'message');
    const facts = await this.conduct.facts(reader, file.id);
    if (!facts.firstLetter) throw new Refused('first_letter_missing', { article: 'CPCE R124-4' });
    const { totals } = await this.#statement(reader, file.id);
    const made: ReminderFacts = { ...partsOf(parties), channel, on: this.clock.today(), text, caseReference: file.publicReference, totals, recall: recallLine(facts.firstLetter), agent: actor.name };
    const told = subject?.trim() || usualSubject(made);
    const contact = this.conduct.check(facts, { channel, purpose: 'reminder' });
    const words = await this.words.check(reader, file.id, `${told}\n\n${text}`);
    return {
      channel, recipient: parties.recipient, subject: told, text: reminderText(made), whole: wholeOf(made), link: parties.link, recall: facts.firstLetter, lawVersion: facts.law.version, contact, words,
      outcome: GRAVITY[Math.max(GRAVITY.indexOf(contact.outcome), GRAVITY.indexOf(words.outcome))]!, findings: [...keptFindings(contact), ...keptFindings(words)],
    };
  }

  async #statement(reader: Reader, caseId: string): Promise<Statement> {
    const { statement } = await this.statements.compute(reader, caseId);
    if (isLawError(statement)) throw new Refused(statement.code, { facts: { message: statement.message, field: statement.field } });
    if (statement.totals.due <= 0n) throw new Refused('nothing_due', { facts: { due: formatDecimal(statement.totals.due) } });
    return statement;
  }
}

const partsOf = ({ agency, creditor, link }: Parties) => ({ agency, creditor, link });
