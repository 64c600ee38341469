import { useEffect, useRef, useState } from 'react';

/**
 * What the door would say of an act, a moment after the last letter; nothing is written. `input` null: there is not enough to ask yet.
 * `fresh`: the answer is to the very input that stands there now. `sent`: the act itself went its way; what was told stands, and nothing more is asked.
 */
export function usePreview<Input, Answer>(input: Input | null, ask: (input: Input, signal: AbortSignal) => Promise<Answer | undefined>, wait = 350, sent = false): { answer: Answer | null; fresh: boolean } {
  const [told, setTold] = useState<{ of: string; answer: Answer } | null>(null);
  const said = input === null ? '' : JSON.stringify(input);
  const latest = useRef({ input, ask }), toldOf = useRef('');
  useEffect(() => { latest.current = { input, ask }; });
  useEffect(() => {
    // What stands there was answered already: that it was sent meanwhile, and refused, asks nothing new.
    if (!said || sent || toldOf.current === said) return;
    const ended = new AbortController();
    const later = setTimeout(() => {
      const { input: now, ask: put } = latest.current;
      if (now === null) return;
      put(now, ended.signal).then((answer) => { if (ended.signal.aborted || answer === undefined) return; toldOf.current = said; setTold({ of: said, answer }); }, () => undefined);
    }, wait);
    return () => { clearTimeout(later); ended.abort(); };
  }, [said, wait, sent]);
  return { answer: said && told ? told.answer : null, fresh: told !== null && told.of === said };
}
