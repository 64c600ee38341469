/**
 * What a password must be. Long enough that it can't be guessed within the tries that we allow, and not what is guessed first; no sign is
 * asked for, for it would only make it harder to keep in mind (CNIL, délibération n° 2022-100 du 21 juillet 2022, RGPD art. 32).
 */
import { Refused, type Fault } from '@quittance/platform';
import { COMMON_WORDS } from './common-passwords.ts';

export const PASSWORD_ARTICLE = 'RGPD art. 32; CNIL, délib. 2022-100';
export const PASSWORD_LEAST = 12, PASSWORD_MOST = 200;

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const letters = (text: string): string => plain(text).replace(/[^\p{L}]/gu, '');
/** The signs that stand for letters, read as such. */
const read = (text: string): string => plain(text).replace(/[@4]/g, 'a').replace(/3/g, 'e').replace(/[1!|]/g, 'i').replace(/0/g, 'o').replace(/[$5]/g, 's').replace(/7/g, 't');

/** A few signs over and over, or a run up or down the alphabet or the numbers. */
function isPattern(password: string): boolean {
  const signs = [...plain(password)];
  for (let unit = 1; unit <= 4; unit += 1) if (signs.every((sign, i) => sign === signs[i % unit])) return true;
  const steps = new Set(signs.slice(1).map((sign, i) => sign.codePointAt(0)! - signs[i]!.codePointAt(0)!));
  return (steps.size === 1 && Math.abs([...steps][0]!) <= 1) || '012345678901234567890123456789'.includes(signs.join('')) || '987654321098765432109876543210'.includes(signs.join(''));
}

/** Why this can't be the password of this person, or nothing. */
export function passwordFault(password: string, who: { email: string; name: string }, field = 'password'): Fault | undefined {
  const length = [...password].length;
  if (length < PASSWORD_LEAST) return { field, code: 'password_too_short', facts: { limit: PASSWORD_LEAST, found: length } };
  if (length > PASSWORD_MOST) return { field, code: 'password_too_long', facts: { limit: PASSWORD_MOST } };
  const own = [who.email, who.email.split('@')[0]!, who.name, who.name.split(/\s+/).reverse().join('')].map(letters).filter(Boolean);
  if (own.includes(letters(password)) || plain(password) === plain(who.email)) return { field, code: 'password_is_name' };
  if (isPattern(password) || COMMON_WORDS.has(letters(password)) || COMMON_WORDS.has(letters(read(password))) || COMMON_WORDS.has(letters(read(password.replace(/^[\d\W_]+|[\d\W_]+$/gu, ''))))) return { field, code: 'password_too_common' };
  return undefined;
}

export function refusePassword(password: string, who: { email: string; name: string }, field = 'password'): void {
  const fault = passwordFault(password, who, field);
  if (fault) throw new Refused('bad_fields', { article: PASSWORD_ARTICLE, fields: [fault] });
}
