/** What reads a figure: the functions that carry out the rule of its section; what nothing reads says why. All of it is the room of the law's own data. */
import { LAW_RULES, UNREAD_CONSTANTS, type LawRule } from '@quittance/law';

export const ruleOf = (section: string): LawRule | undefined => LAW_RULES.find((rule) => rule.section === section);

export interface FigureUse { /** The rule that sets the figure. */ readonly rule: LawRule | undefined; /** Functions of the room of the law, by name. */ readonly readBy: readonly string[]; /** Why nothing reads it, in the words of the tables. */ readonly unread: string | undefined }
export function usesOf(id: string, section: string): FigureUse {
  const rule = ruleOf(section), unread = (UNREAD_CONSTANTS as Readonly<Record<string, string>>)[id];
  return { rule, unread, readBy: unread === undefined ? rule?.implementedBy ?? [] : [] };
}
