/** Who hears a key: a stack of scopes; letters act only when no field has the focus, and an open panel shadows the page. */
export interface KeyAct {
  /** "a", "Enter", "Shift+Enter", "Ctrl+k" (Cmd on a Mac), "?", ".", "Space", "Escape", "ArrowDown", or a sequence "g r". Several keys may do one act. */
  keys: string | readonly string[];
  /** What it does, in a word or two, as the foot of the page says it. */
  label: string;
  /** Returning false says: not for me; the key goes on. */
  run: (event: KeyboardEvent) => unknown;
  /** Also acts while a field has the focus (Enter, Escape, or with Ctrl they may). */
  inFields?: boolean;
  /** Not in the foot, only in the help. */
  quiet?: boolean;
  disabled?: boolean;
}
export interface Scope { id: string; title: string; depth: number; order: number; shadow: boolean; always: boolean; acts: Map<string, { order: number; read: () => readonly KeyAct[] }> }

let count = 0;
export const nextOrder = () => ++count;
export const keysOf = (act: KeyAct): readonly string[] => (typeof act.keys === 'string' ? [act.keys] : act.keys);

/** One spelling for an event: modifiers first; Shift only where the character does not already say it. */
export function spell(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || /\p{L}/u.test(event.key));
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

const WRITES = 'input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]):not([type=file]), textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=searchbox], [role=combobox]';
const inField = (target: EventTarget | null) => target instanceof Element && target.closest(WRITES) !== null;
/** An open list or menu takes its own Escape, Enter and arrows; seen before anything closes it. */
const popupHolds = (target: EventTarget | null, spelled: string) => /^(Escape|Enter|Tab|Space|Home|End|Arrow.*)$/.test(spelled) && target instanceof Element && target.closest('[role=combobox][aria-expanded=true], [role=menu], [role=listbox]') !== null;
const inList = (target: EventTarget | null) => target instanceof Element && target.closest('[role=menu], [role=listbox]') !== null;
const pressed = (target: EventTarget | null, spelled: string) => target instanceof Element && (spelled === 'Enter' || spelled === 'Space') && target.closest('button, a[href], summary, [role=button], [role=tab]') !== null;
const toggled = (target: EventTarget | null, spelled: string) => target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type) && (spelled === 'Space' || spelled.startsWith('Arrow'));

export class KeyStore {
  readonly scopes = new Map<string, Scope>();
  #listeners = new Set<() => void>();
  #version = 0;
  #seen: { event: KeyboardEvent; scopes: Scope[]; held: boolean } | undefined;
  #begun: { keys: string; at: number } | undefined;

  readonly subscribe = (listener: () => void) => { this.#listeners.add(listener); return () => void this.#listeners.delete(listener); };
  readonly version = () => this.#version;
  changed() { this.#version++; for (const listener of this.#listeners) listener(); }

  /** The scopes that hear, nearest first: down to the first that shadows, and those that always hear. */
  hearing(): Scope[] {
    const sorted = [...this.scopes.values()].sort((a, b) => b.depth - a.depth || b.order - a.order);
    const wall = sorted.findIndex((scope) => scope.shadow);
    return sorted.filter((scope, at) => wall === -1 || at <= wall || scope.always);
  }
  acts(scope: Scope): KeyAct[] { return [...scope.acts.values()].sort((a, b) => a.order - b.order).flatMap((entry) => [...entry.read()]); }

  /** On the way down: who hears is settled before a window that closes on this very key is gone. */
  readonly look = (event: KeyboardEvent) => { this.#seen = { event, scopes: this.hearing(), held: popupHolds(event.target, spell(event)) }; };

  readonly press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.key === 'Dead' || /^(Control|Shift|Alt|Meta|AltGraph)$/.test(event.key)) return;
    const spelled = spell(event);
    const seen = this.#seen?.event === event ? this.#seen : undefined;
    if (seen?.held) return;
    const writing = inField(event.target), listing = inList(event.target);
    if (pressed(event.target, spelled) || toggled(event.target, spelled)) return;
    const now = event.timeStamp, begun = this.#begun && now - this.#begun.at < 1200 && !writing ? this.#begun.keys : undefined;
    this.#begun = undefined;
    const scopes = seen?.scopes ?? this.hearing();
    for (const wanted of begun ? [`${begun} ${spelled}`, spelled] : [spelled])
      for (const scope of scopes)
        for (const act of this.acts(scope)) {
          if (act.disabled || !keysOf(act).includes(wanted)) continue;
          if ((writing || listing) && !act.inFields && !/^(Ctrl|Alt)\+/.test(spelled)) continue;
          if (act.run(event) === false) continue;
          event.preventDefault();
          return;
        }
    if (!writing && !listing && scopes.some((scope) => this.acts(scope).some((act) => !act.disabled && keysOf(act).some((keys) => keys.startsWith(`${spelled} `))))) this.#begun = { keys: spelled, at: now };
  };
}
