/**
 * The words of a letter, a message or a script against the dictionary (rules 11.1 to 11.3, 1.10). Whole words, whatever their accents, case,
 * ligatures, apostrophes or hidden characters: « HUISSIER », « d’huissier » and « huissier » are one. A text of the law that is reproduced
 * word for word is no threat and is passed over (CPCE R124-4 5° has every first letter quote « le juge de l’exécution »).
 */
import { refuse } from '../faults/refusal.ts';
import { TEXTS } from '../rates/texts.data.ts';
import { conductCheck, type ConductCheck, type Finding } from './contact.ts';
import { FORBIDDEN_PHRASES, type ForbiddenPhrase, type WordContext, type WordReason, type WordUse } from './words.data.ts';

export type { WordUse } from './words.data.ts';

export interface WordFacts {
  /** A court decided, and the decision is in the file. */
  readonly hasCourtDecision: boolean;
  readonly hasTitle: boolean;
  /** A petition or a writ was filed and stands. */
  readonly procedureFiled: boolean;
  /** A bailiff has the file in hand. */
  readonly bailiffInstructed: boolean;
  /** The mandate allows the step that the text announces, and the law opens it. */
  readonly routeAuthorised: boolean;
  readonly debtorIsProfessional: boolean;
  readonly barred: boolean;
  /** Texts reproduced word for word, passed over; by default those of R124-4 5°. */
  readonly quoted?: readonly string[];
}

export type WordCode = 'forbidden_words';
export interface WordFinding extends Finding<WordCode> {
  readonly facts: { readonly phrase: string; readonly reason: WordReason; readonly words: string; readonly at: number; readonly allowedBy: readonly WordContext[] };
}
export interface WordCheck extends ConductCheck<WordCode> { readonly findings: readonly WordFinding[] }

interface Token { readonly word: string; readonly at: number; readonly end: number }

/** Letters and digits with their marks; what a word can hide inside (soft hyphen, zero-width signs) belongs to it. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]*/gu;
const fold = (text: string): string =>
  text.normalize('NFKD').replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae');
/** The words of a text, folded, with their places in it. */
export const wordsOf = (text: string): readonly Token[] => [...text.matchAll(WORD)].map((match) => ({ word: fold(match[0]), at: match.index, end: match.index + match[0].length }));

interface Slot { readonly forms: ReadonlySet<string>; readonly optional: boolean }
const slotsOf = (phrase: string): readonly Slot[] => phrase.split(' ').map((slot) => ({ forms: new Set(slot.replace(/\?$/, '').split('|')), optional: slot.endsWith('?') }));
interface Compiled { readonly entry: ForbiddenPhrase; readonly phrases: readonly (readonly Slot[])[]; readonly except: readonly (readonly Slot[])[] }
const COMPILED: readonly Compiled[] = FORBIDDEN_PHRASES.map((entry) => ({ entry, phrases: entry.phrases.map(slotsOf), except: (entry.except ?? []).map(slotsOf) }));
const usesOf = (entry: ForbiddenPhrase): readonly WordUse[] => entry.uses ?? ['toDebtor'];

/** The number of the first token after the phrase that starts at `from`, or undefined; optional words are taken where they are there. */
function endOf(tokens: readonly Token[], from: number, slots: readonly Slot[], slot = 0): number | undefined {
  if (slot === slots.length) return from;
  const { forms, optional } = slots[slot]!, token = tokens[from];
  const taken = token && forms.has(token.word) ? endOf(tokens, from + 1, slots, slot + 1) : undefined;
  return taken ?? (optional ? endOf(tokens, from, slots, slot + 1) : undefined);
}

/** The number of the token after the longest of the phrases that start at `from`, or undefined. */
function longest(tokens: readonly Token[], from: number, phrases: readonly (readonly Slot[])[]): number | undefined {
  const ends = phrases.map((slots) => endOf(tokens, from, slots)).filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** Whether the token stands inside one of the phrases that mean no harm. */
function harmless(tokens: readonly Token[], at: number, except: readonly (readonly Slot[])[]): boolean {
  return except.some((slots) => Array.from({ length: Math.min(slots.length, at + 1) }, (_, back) => endOf(tokens, at - back, slots)).some((end) => end !== undefined && end > at));
}

/** Numbers of the tokens that reproduce one of the quoted texts. */
function quotedTokens(tokens: readonly Token[], quoted: readonly string[]): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const text of quoted) {
    const words = wordsOf(text).map(({ word }) => word);
    for (let from = 0; words.length > 0 && from + words.length <= tokens.length; from += 1) {
      if (words.every((word, index) => tokens[from + index]!.word === word)) words.forEach((_, index) => inside.add(from + index));
    }
  }
  return inside;
}

const STATUTORY = Object.values(TEXTS).flatMap((rows) => rows.map((row) => row.value));

function contextsOf(facts: WordFacts): ReadonlySet<WordContext> {
  const holds: Readonly<Record<WordContext, boolean>> = {
    courtDecision: facts.hasCourtDecision, enforceableTitle: facts.hasTitle, procedureFiled: facts.procedureFiled, bailiffInstructed: facts.bailiffInstructed,
    routeAuthorised: facts.routeAuthorised, professionalDebtor: facts.debtorIsProfessional, claimNotBarred: !facts.barred,
  };
  return new Set((Object.keys(holds) as WordContext[]).filter((context) => holds[context]));
}

/**
 * Forbidden words of a text, in the order of the text within each outcome; `at` is the place of the first word, `words` what stands there.
 * In a note nothing is refused: insults, pressure through others and data that a debt has no need of are told, since the debtor may ask to read it.
 */
export function checkWords(text: string, facts: WordFacts, use: WordUse = 'toDebtor'): WordCheck {
  const tokens = wordsOf(text), skipped = quotedTokens(tokens, facts.quoted ?? STATUTORY), contexts = contextsOf(facts);
  const forbidden = COMPILED.filter(({ entry }) => usesOf(entry).includes(use) && !entry.unless.some((context) => contexts.has(context)));
  const findings = tokens.flatMap((token, from): WordFinding[] => {
    if (skipped.has(from)) return [];
    return forbidden.flatMap(({ entry, phrases, except }) => {
      const end = longest(tokens, from, phrases);
      if (end === undefined || harmless(tokens, from, except)) return [];
      const told = { phrase: entry.id, reason: entry.reason, words: text.slice(token.at, tokens[end - 1]!.end), at: token.at, allowedBy: entry.unless };
      return [{ ...refuse('forbidden_words', entry.article, told), facts: told, outcome: use === 'note' ? 'warn' : entry.outcome }];
    });
  });
  return conductCheck<WordCode>(findings) as WordCheck;
}
