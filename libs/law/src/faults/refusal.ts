/**
 * Every refusal names its rule: the code for the program, the article for the person, the facts for the sentence.
 * It is data, so that the server, the screen and the letter say the same thing in their own words.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** The text that forbids, or null where no text does (the fact alone forbids). */
  readonly article: string | null;
  /** Plain facts for the sentence: decimal strings, ISO days, references, lists of field names. */
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[] | null>>;
}

export const refuse = <Code extends string>(code: Code, article: string | null, facts: Refusal['facts'] = {}): Refusal<Code> => ({ code, article, facts });
