import { useLingui } from '@lingui/react/macro';
import { Button } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';

/** Text to be copied as it stands; it is read by keyboard where it is wider than its place. */
export function Code({ label, text }: { label: string; text: string }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false), shown = useRef<HTMLPreElement | null>(null);
  useEffect(() => {
    if (!copied) return undefined;
    const soon = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(soon);
  }, [copied]);
  // What scrolls sideways can be reached and moved by keyboard.
  const reach = (box: HTMLPreElement | null) => { shown.current = box; if (box) box.tabIndex = 0; };
  const copy = async () => {
    // Without a clipboard (no https): the text is selected, the hand copies it.
    try { await navigator.clipboard.writeText(text); setCopied(true); } catch { if (shown.current) window.getSelection()?.selectAllChildren(shown.current); }
  };
  return (
    <div className="api-code">
      <pre ref={reach} role="region" aria-label={label}><code>{text}</code></pre>
      <Button size="small" aria-label={t`Copier : ${label}`} onClick={() => void copy()}>{copied ? t`Copié` : t`Copier`}</Button>
    </div>
  );
}
