/**
 * JSON.parse says what is wrong in words that change from one engine to the next, and not always where. An operator with a file of ten
 * thousand statements needs the line: on failure the text is read once more by the grammar of RFC 8259 to find the first wrong sign.
 */
export type ParsedJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly sentence: string };

/** The value of a JSON text (a byte-order mark is allowed), or one sentence with the line and column of the first wrong sign. */
export function parseJson(source: string): ParsedJson {
  const text = source.charCodeAt(0) === 0xfe_ff ? source.slice(1) : source;
  if (text.trim() === '') return { ok: false, sentence: 'L’entrée est vide : un objet ou une liste JSON est attendu.' };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    const at = firstWrongSign(text);
    const before = text.slice(0, at);
    const line = before.split('\n').length, column = at - before.lastIndexOf('\n');
    const found = at >= text.length ? 'le texte s’arrête avant la fin' : `signe inattendu « ${text[at]} »`;
    return { ok: false, sentence: `JSON invalide, ligne ${line}, colonne ${column} : ${found}.` };
  }
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const BLANK = /[ \t\n\r]*/y;

/** What may come next: a value, the first or a further element, a key, a colon, or the end of an element. */
type Expect = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'after';

/** The offset of the first sign that JSON does not allow; the length of the text where it merely stops too early. */
export function firstWrongSign(text: string): number {
  let at = 0, expect: Expect = 'value';
  const open: ('{' | '[')[] = [];
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return false;
    at += match[0].length;
    return true;
  };
  const close = (): void => {
    open.pop();
    at += 1;
    expect = 'after';
  };
  for (;;) {
    take(BLANK);
    const sign = text[at];
    if (sign === undefined) return at;
    if (expect === 'after') {
      const inside = open.at(-1);
      if (inside !== undefined && sign === ',') {
        at += 1;
        expect = inside === '{' ? 'key' : 'value';
      } else if ((inside === '{' && sign === '}') || (inside === '[' && sign === ']')) close();
      else return at;
    } else if (expect === 'colon') {
      if (sign !== ':') return at;
      at += 1;
      expect = 'value';
    } else if (expect === 'key' || expect === 'keyOrEnd') {
      if (expect === 'keyOrEnd' && sign === '}') close();
      else if (take(STRING)) expect = 'colon';
      else return at;
    } else if (expect === 'valueOrEnd' && sign === ']') close();
    else if (sign === '{' || sign === '[') {
      open.push(sign);
      at += 1;
      expect = sign === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else if (take(STRING) || take(NUMBER) || take(WORD)) expect = 'after';
    else return at;
  }
}
