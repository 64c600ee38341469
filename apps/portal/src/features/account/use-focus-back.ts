import { useEffect, useRef, type RefObject } from 'react';

/** What opened a form gets the focus back once the form is gone, when it stands there again. */
export function useFocusBack<Element extends HTMLElement>(away: boolean): RefObject<Element | null> {
  const back = useRef<Element>(null), was = useRef(away);
  useEffect(() => {
    if (was.current && !away) back.current?.focus();
    was.current = away;
  }, [away]);
  return back;
}

/** When one of a list goes, its line and what was pressed in it go too: the head of the list takes the focus. */
export function useFocusOnLoss<Element extends HTMLElement>(count: number): RefObject<Element | null> {
  const head = useRef<Element>(null), before = useRef(count);
  useEffect(() => {
    if (count < before.current) head.current?.focus();
    before.current = count;
  }, [count]);
  return head;
}
