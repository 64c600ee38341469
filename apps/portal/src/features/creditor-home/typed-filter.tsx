import { useEffect, useState, type Ref } from 'react';

/** The text filter of a list: goes into the address a moment after the last letter; Escape empties it, Enter goes to the list. */
export function TypedFilter({ label, placeholder, text, onText, onLeave, ref }: { label: string; placeholder: string; text: string; onText: (text: string) => void; onLeave: () => void; ref?: Ref<HTMLInputElement> }) {
  const [typed, setTyped] = useState(text), [given, setGiven] = useState(text);
  if (text !== given) { setGiven(text); if (text !== typed.trim()) setTyped(text); }
  useEffect(() => {
    if (typed.trim() === text) return;
    const later = setTimeout(() => onText(typed.trim()), 250);
    return () => clearTimeout(later);
  }, [typed, text, onText]);
  return (
    <input
      ref={ref} type="search" aria-label={label} placeholder={placeholder} value={typed} onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') { setTyped(''); if (text) onText(''); onLeave(); } else if (event.key === 'Enter' || event.key === 'ArrowDown') { if (typed.trim() !== text) onText(typed.trim()); onLeave(); } else return;
        event.preventDefault();
      }}
    />
  );
}
