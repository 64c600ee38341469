import type { ComponentProps, ReactNode, Ref } from 'react';
import { Kbd } from '../keys/shown.tsx';

export interface Dress { kind?: 'primary' | 'quiet' | 'danger' | undefined; size?: 'small' | 'large' | undefined; wide?: boolean | undefined; /** The key shown on it; register it with useKeys. */ kbd?: string | undefined }
const dress = ({ kind, size, wide }: Dress, className = '') => ['button', kind, size, wide && 'wide', className].filter(Boolean).join(' ');
const face = (children: ReactNode, kbd?: string) => <><span className="face">{children}</span>{kbd && <Kbd keys={kbd} />}</>;
const shortcut = (kbd?: string) => (kbd ? { 'aria-keyshortcuts': kbd.replace('Ctrl', 'Control') } : {});

/** A button. `busy`: its act is under way; a second press does nothing, the focus stays. */
export function Button({ kind, size, wide, kbd, busy = false, className, type = 'button', children, onClick, ...rest }: Dress & { busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button {...rest} {...shortcut(kbd)} type={busy ? 'button' : type} className={dress({ kind, size, wide }, className)} {...(busy ? { 'data-busy': '', 'aria-busy': true } : {})} onClick={busy ? undefined : onClick}>
      {face(children, kbd)}
    </button>
  );
}

/** A link dressed as a button: give it to the router's createLink. */
export function ButtonLink({ kind, size, wide, kbd, className, children, ref, ...rest }: Dress & ComponentProps<'a'> & { ref?: Ref<HTMLAnchorElement> }) {
  return <a {...rest} ref={ref} {...shortcut(kbd)} className={dress({ kind, size, wide }, className)}>{face(children, kbd)}</a>;
}

/** A press that looks like a link within a sentence. */
export function Press({ className = '', type = 'button', ...rest }: ComponentProps<'button'>) {
  return <button {...rest} type={type} className={`link ${className}`.trim()} />;
}

export function Buttons({ end, children }: { end?: boolean; children: ReactNode }) {
  return <div className={end ? 'buttons end' : 'buttons'}>{children}</div>;
}
