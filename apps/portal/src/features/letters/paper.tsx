import { useLayoutEffect, useRef } from 'react';

const FIT = ':host { display: block; } .paper { zoom: var(--fit, 1); } .paper .sheet + .sheet { margin-top: 5mm; } .paper .sheet { min-height: 297mm; box-shadow: 0 1px 3px rgb(16 27 51 / .2); }';

/** The very paper, in a shadow root: its own sheet dresses it, nothing of the page reaches it. Width follows the column. */
export function Paper({ html, css, label }: { html: string; css: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' });
    const own = new CSSStyleSheet(), fit = new CSSStyleSheet();
    own.replaceSync(css);
    fit.replaceSync(FIT);
    root.adoptedStyleSheets = [own, fit];
    root.setHTMLUnsafe(html);
  }, [html, css]);
  useLayoutEffect(() => {
    const box = host.current!;
    const watch = new ResizeObserver(([entry]) => box.style.setProperty('--fit', String(Math.min(1, (entry?.contentRect.width ?? 794) / 794))));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return <div ref={host} className="paper-host" role="document" aria-label={label} />;
}
