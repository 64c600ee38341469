/**
 * While its list is open the headless combobox hides the rest of the page from screen readers, though Tab still leads there: what has the
 * focus would be announced as nothing. It spares what is marked as live; `off` says no more than what holds without it, and so the page
 * stays heard. Taken back when the list closes, so that a dialog hides what is behind it as it should.
 */
const marked = new Set<Element>();
let lists = 0;

/** Before a list opens. Answers what is to be called once it has closed. */
export function keepHeard(): () => void {
  lists += 1;
  for (const part of document.body.children) if (!part.hasAttribute('aria-live')) { part.setAttribute('aria-live', 'off'); marked.add(part); }
  let over = false;
  return () => {
    if (over) return;
    over = true;
    lists -= 1;
    if (lists > 0) return;
    for (const part of marked) part.removeAttribute('aria-live');
    marked.clear();
  };
}
