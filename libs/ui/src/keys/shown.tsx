import { useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import { useKeyStore } from './keys.tsx';
import { keysOf, type KeyAct } from './store.ts';

const ARROWS: Record<string, string> = { ArrowUp: 'M4.5 8V1M1.5 4l3-3 3 3', ArrowDown: 'M4.5 1v7M1.5 5l3 3 3-3', ArrowLeft: 'M8 4.5H1M4 1.5l-3 3 3 3', ArrowRight: 'M1 4.5h7M5 1.5l3 3-3 3' };

function useKeyNames(): (key: string) => string {
  const { t } = useLingui();
  const names: Record<string, string> = { Enter: t`Entrée`, Escape: t`Échap`, Space: t`Espace`, Tab: 'Tab', Shift: t`Maj`, Ctrl: 'Ctrl', Alt: 'Alt', Home: t`Début`, End: t`Fin`, ArrowUp: t`flèche haut`, ArrowDown: t`flèche bas`, ArrowLeft: t`flèche gauche`, ArrowRight: t`flèche droite`, PageDown: t`Page suiv.`, PageUp: t`Page préc.`, Delete: t`Suppr` };
  return (key) => names[key] ?? key.toUpperCase();
}

/** A key as it is printed on the keyboard of the reader: keys="Ctrl+Enter". */
export function Kbd({ keys }: { keys: string }) {
  const name = useKeyNames();
  const { t } = useLingui();
  if (keys in ARROWS) return <kbd><svg width="9" height="9" viewBox="0 0 9 9" fill="none" stroke="currentColor" strokeWidth="1.2" role="img" aria-label={name(keys)}><path d={ARROWS[keys]} /></svg></kbd>;
  if (keys.includes(' ')) return <kbd>{keys.split(' ').map(name).join(` ${t`puis`} `)}</kbd>;
  return <kbd>{keys.split('+').filter(Boolean).map(name).join(' ') || '+'}</kbd>;
}

const shownKeys = (act: KeyAct): ReactNode => keysOf(act).slice(0, 2).map((keys) => <Fragment key={keys}><Kbd keys={keys} /> </Fragment>);

/** The foot of the page belongs to the keyboard: the keys that act here, and where to see all of them. */
export function KeyFoot({ onHelp }: { onHelp?: () => void }) {
  const store = useKeyStore();
  const { t } = useLingui();
  const seen = new Set<string>();
  const acts = store.hearing().filter((scope) => !scope.always).reverse().flatMap((scope) => store.acts(scope)).filter((act) => !act.quiet && !act.disabled && !seen.has(String(act.keys)) && seen.add(String(act.keys)));
  return (
    <footer className="keys" aria-label={t`Touches de la page`}>
      {acts.map((act) => <span key={String(act.keys)}>{shownKeys(act)}{act.label}</span>)}
      {onHelp && <button type="button" className="aside" onClick={onHelp}><Kbd keys="?" /> {t`toutes les touches`}</button>}
    </footer>
  );
}

/** Every key that acts, by part of the screen. */
export function KeysList() {
  const store = useKeyStore();
  const { t } = useLingui();
  const scopes = [...store.scopes.values()].sort((a, b) => b.depth - a.depth || b.order - a.order).map((scope) => ({ scope, acts: store.acts(scope).filter((act) => !act.disabled) })).filter(({ acts }) => acts.length);
  return (
    <div className="keys-help">
      {scopes.map(({ scope, acts }) => (
        <section key={scope.id}>
          <h3>{scope.title || t`Cette page`}</h3>
          <dl>{acts.map((act, at) => <Fragment key={at}><dt>{act.label}</dt><dd>{shownKeys(act)}</dd></Fragment>)}</dl>
        </section>
      ))}
    </div>
  );
}
