/** What the page gains in a browser that runs scripts: it listens to the document, so that its parts stay plain. */
import type { PageData } from './view.ts';

type Show = (data: PageData) => void;

/** The same page as data; undefined where it is no longer his to see: then the page itself is asked for, and says so. */
async function read(address: string): Promise<PageData | undefined> {
  const answer = await fetch(address, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
  if (answer.status === 401) location.reload();
  return answer.ok ? ((await answer.json()) as PageData) : undefined;
}

/** Buttons that carry `data-copy` put it on the clipboard and say so for a moment. */
export function copyOnPress(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
    if (!button) return;
    void navigator.clipboard.writeText(button.dataset['copy']!).then(() => {
      const before = button.textContent;
      button.textContent = button.dataset['done']!;
      setTimeout(() => { button.textContent = before; }, 1600);
    }, () => undefined);
  });
}

/** A choice in a form that carries `data-recompute` is asked of the server at once; the address follows, so that going back and reloading hold. */
export function recomputeOnChange(show: Show): void {
  let asked = 0;
  document.addEventListener('change', (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-recompute]');
    if (!form) return;
    const address = `${form.getAttribute('action')!}?${new URLSearchParams(new FormData(form) as never).toString()}`;
    const turn = ++asked;
    void read(address).then((data) => {
      if (!data || turn !== asked) return;
      history.replaceState(null, '', address);
      show(data);
    }, () => form.submit());
  });
}

/** Whatever happens on the case: names and ids come, the page asks anew. Not while something is being filled in. */
export function follow(show: Show): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const busy = () => document.activeElement?.matches('input, select, textarea') ?? false;
  const again = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (busy()) return again();
      void read(location.pathname + location.search).then((data) => { if (data) show(data); }, () => undefined);
    }, 60);
  };
  const source = new EventSource('/d/live');
  let opened = false;
  source.addEventListener('open', () => { if (opened) again(); opened = true; });
  source.addEventListener('live', again);
  source.addEventListener('end', () => { source.close(); location.reload(); });
}
