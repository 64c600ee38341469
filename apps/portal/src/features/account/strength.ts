/** What may be told of a password while it is typed. The door decides; this spares a round trip, and says why in words. */
export const LEAST = 12, MOST = 200;

export type Strength =
  | { say: 'empty' } | { say: 'short'; lacks: number } | { say: 'too_long'; over: number }
  /** It repeats the name or the address. */
  | { say: 'personal' }
  /** A few signs repeated, or a row of the keyboard or of the alphabet. */
  | { say: 'simple' }
  | { say: 'enough' } | { say: 'long' };

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'azertyuiopqsdfghjklmwxcvbn', 'qwertyuiopasdfghjklzxcvbnm'];

/** How many signs are left once what follows from the one before (the same, the next, the next on the keyboard) is taken away. */
function surprises(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const pair = text.slice(at - 1, at + 1);
    const follows = at > 0 && (pair[0] === pair[1] || ROWS.some((row) => row.includes(pair) || row.includes([...pair].reverse().join(''))));
    if (!follows) count += 1;
  }
  return count;
}
/** The shortest part that, repeated, is the whole. */
function period(text: string): number {
  for (let length = 1; length <= text.length / 2; length += 1) if (text.length % length === 0 && text === text.slice(0, length).repeat(text.length / length)) return length;
  return text.length;
}

/** `person`: whose password it is. Counted in signs as a person sees them. */
export function strengthOf(password: string, person: { name?: string; email?: string } = {}): Strength {
  const length = [...password].length;
  if (length === 0) return { say: 'empty' };
  if (length < LEAST) return { say: 'short', lacks: LEAST - length };
  if (length > MOST) return { say: 'too_long', over: length - MOST };
  const text = plain(password);
  const own = [...(person.name ?? '').split(/[\s'’-]+/), ...(person.email ?? '').split(/[@.+_-]/).slice(0, -1)].map(plain).filter((part) => part.length >= 4);
  const rest = own.reduce((left, part) => left.replaceAll(part, ''), text);
  if (rest !== text && rest.length < 8) return { say: 'personal' };
  const unit = period(text);
  if (unit < 6 || new Set(text).size < 5 || surprises(text) < 6) return { say: 'simple' };
  return length >= 18 ? { say: 'long' } : { say: 'enough' };
}

/** Whether it is worth sending. */
export const goodEnough = ({ say }: Strength): boolean => say === 'enough' || say === 'long';
