import { useLingui } from '@lingui/react/macro';
import { createContext, use, useEffect, type ComponentProps, type ReactNode, type Ref } from 'react';
import { Kbd, KeyFoot } from '../keys/shown.tsx';
import { Mark } from './mark.tsx';

const Search = createContext<ReactNode>(null);

/** The whole screen: rail, top bar and work (both from <Page>), foot with the keys. */
export function Frame({ brand, menu, me, search, band, notice, onHelp, children }: {
  brand?: ReactNode; menu: ReactNode; me: ReactNode;
  /** What opens the palette; shown at the right of every top bar. */
  search?: ReactNode;
  /** A word in every top bar: offline. */
  band?: ReactNode;
  /** One line over the top bar, of class "band": what concerns every page. */
  notice?: ReactNode;
  onHelp: () => void; children: ReactNode;
}) {
  const { t } = useLingui();
  return (
    <>
      <a className="skip" href="#work">{t`Aller au contenu`}</a>
      <div className="frame">
        <nav className="rail" aria-label={t`Menu`}>{brand ?? <span className="brand"><Mark /><span>Quittance</span></span>}{menu}{me}</nav>
        {notice}
        <Search value={<>{band}{search}</>}>{children}</Search>
        <KeyFoot onHelp={onHelp} />
      </div>
    </>
  );
}

/** A page of the frame: its top bar and its work. `flush`: the page lays out its own grid; else it scrolls with padding. */
export function Page({ title, context, aside, layout = 'page', className = '', children }: {
  title: string; context?: ReactNode; aside?: ReactNode;
  /** page: padded, scrolls · scroll: scrolls, no padding · fixed: fills the work exactly, its parts scroll. */
  layout?: 'page' | 'scroll' | 'fixed'; className?: string; children?: ReactNode;
}) {
  const search = use(Search);
  useEffect(() => { document.title = `${title} — Quittance`; }, [title]);
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        {context && <span className="context">{context}</span>}
        <div className="aside">{aside}{search}</div>
      </header>
      <main className={`work ${layout === 'fixed' ? '' : 'scroll'} ${layout === 'page' ? 'page' : ''} ${className}`} id="work" tabIndex={-1}>{children}</main>
    </>
  );
}

export function SearchButton({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return <button type="button" className="search" aria-haspopup="dialog" aria-keyshortcuts="Control+K" onClick={onClick}><span>{children}</span><Kbd keys="Ctrl+k" /></button>;
}

export function MenuGroup({ children }: { children: ReactNode }) {
  return <div className="menu">{children}</div>;
}

/** A line of the rail: give it to the router's createLink, which marks the current one. */
export function MenuLink({ count, children, ref, ...rest }: ComponentProps<'a'> & { count?: number | undefined; ref?: Ref<HTMLAnchorElement> }) {
  return <a {...rest} ref={ref}><span className="text">{children}</span>{count ? <span className="count">{count}</span> : null}</a>;
}
