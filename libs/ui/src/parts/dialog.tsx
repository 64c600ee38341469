import { Dialog as Base } from '@base-ui/react/dialog';
import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Tooltip } from '@base-ui/react/tooltip';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { KeyScope, useKeys } from '../keys/keys.tsx';
import { Kbd, KeysList } from '../keys/shown.tsx';
import { Button } from './button.tsx';

/** A window over the page: for what is short and apart from the case (a preview, the keys). Escape closes, focus returns. */
export function Dialog({ open, onClose, title, size, children, actions }: { open: boolean; onClose: () => void; title: string; size?: 'large' | 'full'; children: ReactNode; actions?: ReactNode }) {
  const { t } = useLingui();
  return (
    <Base.Root open={open} onOpenChange={(next) => { if (!next) onClose(); }}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className={`dialog ${size ?? ''}`}>
          <KeyScope title={title} shadow>
            <header><Base.Title>{title}</Base.Title><Base.Close className="button quiet small" aria-keyshortcuts="Escape">{t`Fermer`} <Kbd keys="Escape" /></Base.Close></header>
            {children}
            {actions && <div className="buttons">{actions}</div>}
          </KeyScope>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export interface ConfirmProps {
  /** What leaves, as a sentence: "La lettre part aujourd’hui en recommandé." */
  title: string;
  /** What it costs and to whom, what it does not do, that it cannot be called back. */
  consequences: ReactNode;
  confirm: string; cancel?: string; danger?: boolean; busy?: boolean; disabled?: boolean;
  onConfirm: () => void; onCancel: () => void;
}
/** The confirmation of an act without return, in the page: Ctrl Enter does it, Escape leaves. */
export function Confirm({ title, consequences, confirm, cancel, danger, busy = false, disabled = false, onConfirm, onCancel }: ConfirmProps) {
  const { t } = useLingui();
  useKeys([
    { keys: 'Ctrl+Enter', label: confirm, inFields: true, disabled: disabled || busy, run: onConfirm },
    { keys: 'Escape', label: cancel ?? t`revenir`, inFields: true, run: onCancel },
  ]);
  return (
    <section className="confirm" aria-label={title}>
      <h2>{title}</h2>
      <div className="soft">{consequences}</div>
      <div className="buttons">
        <Button kind={danger ? 'danger' : 'primary'} kbd="Ctrl+Enter" busy={busy} disabled={disabled} onClick={onConfirm}>{confirm}</Button>
        <Button kind="quiet" kbd="Escape" onClick={onCancel}>{cancel ?? t`Revenir`}</Button>
      </div>
    </section>
  );
}

/** The same, in a window of its own. */
export function ConfirmDialog({ open, ...rest }: ConfirmProps & { open: boolean }) {
  return (
    <Base.Root open={open} onOpenChange={(next) => { if (!next) rest.onCancel(); }}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="dialog" aria-label={rest.title}><KeyScope title={rest.title} shadow><Confirm {...rest} /></KeyScope></Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** A panel in the page (a call): shadows the keys of the page, takes the focus, gives it back; Escape closes it. */
export function Panel({ title, head, foot, onClose, closeLabel, children }: { title: string; head?: ReactNode; foot?: ReactNode; onClose: () => void; closeLabel?: string; children: ReactNode }) {
  return <KeyScope title={title} shadow><PanelInside {...{ title, head, foot, onClose, closeLabel, children }} /></KeyScope>;
}
function PanelInside({ title, head, foot, onClose, closeLabel, children }: { title: string; head?: ReactNode; foot?: ReactNode; onClose: () => void; closeLabel?: string | undefined; children: ReactNode }) {
  const { t } = useLingui();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (!box.current?.contains(before)) box.current?.focus({ preventScroll: true });
    return () => { if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true }); };
  }, []);
  useKeys([{ keys: 'Escape', label: closeLabel ?? t`fermer`, inFields: true, run: onClose }]);
  return (
    <section className="panel" aria-label={title} ref={box} tabIndex={-1}>
      {head && <header>{head}</header>}
      {children}
      {foot && <footer>{foot}</footer>}
    </section>
  );
}

/** `?`: all the keys that act now. It is read before the window shadows them. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return <Dialog open={open} onClose={onClose} title={t`Toutes les touches`} size="large"><KeysList /></Dialog>;
}

export interface MenuAct { id: string; label: ReactNode; run?: () => void; checked?: boolean; disabled?: boolean; group?: string }
/** A menu behind a button: arrows, letters, Escape. `group` starts a headed part. */
export function Menu({ trigger, acts, side = 'bottom' }: { trigger: ReactElement; acts: readonly MenuAct[]; side?: 'top' | 'bottom' }) {
  const groups = [...new Set(acts.map((act) => act.group ?? ''))];
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="floating" side={side} sideOffset={4} align="start">
          <BaseMenu.Popup className="options">
            {groups.map((group, at) => (
              <BaseMenu.Group key={group}>
                {at > 0 && <hr />}
                {group && <BaseMenu.GroupLabel className="group-label">{group}</BaseMenu.GroupLabel>}
                {acts.filter((act) => (act.group ?? '') === group).map((act) => (act.checked === undefined
                  ? <BaseMenu.Item key={act.id} className="option" disabled={act.disabled ?? false} onClick={act.run}>{act.label}</BaseMenu.Item>
                  : <BaseMenu.CheckboxItem key={act.id} className="option" checked={act.checked} closeOnClick onCheckedChange={() => act.run?.()}><span>{act.label}</span><BaseMenu.CheckboxItemIndicator>✓</BaseMenu.CheckboxItemIndicator></BaseMenu.CheckboxItem>))}
              </BaseMenu.Group>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** A word that says more on hover or focus. Never the only place of a fact that someone needs. */
export function Tip({ text, children }: { text: ReactNode; children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal><Tooltip.Positioner className="floating" sideOffset={6}><Tooltip.Popup className="tip">{text}</Tooltip.Popup></Tooltip.Positioner></Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** Open or closed, with its verbs. */
export function useOpen(initially = false) {
  const [open, set] = useState(initially);
  return { open, show: () => set(true), close: () => set(false), toggle: () => set((was) => !was) };
}
