import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { KeyScope } from '../keys/keys.tsx';
import { Kbd } from '../keys/shown.tsx';
import { Money } from './figures.tsx';

export interface Hit {
  id: string; label: string; detail?: string | undefined;
  /** A decimal string, shown at the right. */
  amount?: string | null | undefined; kbd?: string | undefined;
  /** Why it may not be done now: stays visible, greyed. */
  off?: string | undefined;
  run: () => void;
}
export interface HitGroup { id: string; title: string; hits: readonly Hit[] }

/** The part of the label that was asked for, underlined; accents and case do not matter. */
function Marked({ text, query }: { text: string; query: string }): ReactNode {
  const fold = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const asked = fold(query.trim());
  const chars = [...text.normalize('NFC')];
  const at = asked && chars.map(fold).join('').length === chars.length ? chars.map(fold).join('').indexOf(asked) : -1;
  if (at < 0) return text;
  return <>{chars.slice(0, at).join('')}<mark>{chars.slice(at, at + asked.length).join('')}</mark>{chars.slice(at + asked.length).join('')}</>;
}

/** The command palette: any case by number, name or invoice, and any act that is allowed. The groups come found already. */
export function Palette({ open, onClose, query, onQuery, groups, searching, placeholder }: { open: boolean; onClose: () => void; query: string; onQuery: (text: string) => void; groups: readonly HitGroup[]; searching?: boolean; placeholder: string }) {
  const { t } = useLingui();
  const filled = groups.filter((group) => group.hits.length).map((group) => ({ value: group.id, title: group.title, items: [...group.hits] }));
  return (
    <Dialog.Root open={open} onOpenChange={(next) => { if (!next) onClose(); }}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="palette" aria-label={t`Commandes`}>
          <KeyScope title={t`Commandes`} shadow>
            <Autocomplete.Root open inline items={filled} autoHighlight="always" keepHighlight value={query} onValueChange={onQuery} filter={null} itemToStringValue={(hit: Hit) => hit.label}>
              <Autocomplete.Input className="ask" aria-label={placeholder} placeholder={placeholder} />
              <div className="found">
                <Autocomplete.Empty className="nothing">{searching ? t`Recherche…` : t`Rien de ce nom, ni dossier, ni facture, ni geste.`}</Autocomplete.Empty>
                <Autocomplete.List>
                  {(group: (typeof filled)[number]) => (
                    <Autocomplete.Group key={group.value} items={group.items}>
                      <Autocomplete.GroupLabel className="group-label">{group.title}</Autocomplete.GroupLabel>
                      <Autocomplete.Collection>
                        {(hit: Hit) => (
                          <Autocomplete.Item key={hit.id} value={hit} className="hit" aria-disabled={hit.off ? true : undefined} onClick={() => { if (hit.off) return; onClose(); hit.run(); }}>
                            <span><Marked text={hit.label} query={query} />{hit.detail && <span className="faint"> <Marked text={hit.detail} query={query} /></span>}{hit.off && <span className="note"> {hit.off}</span>}</span>
                            {hit.amount ? <Money value={hit.amount} /> : <span />}
                            {hit.kbd ? <Kbd keys={hit.kbd} /> : <span />}
                          </Autocomplete.Item>
                        )}
                      </Autocomplete.Collection>
                    </Autocomplete.Group>
                  )}
                </Autocomplete.List>
              </div>
            </Autocomplete.Root>
            <div className="tips" aria-hidden="true"><span><Kbd keys="ArrowUp" /><Kbd keys="ArrowDown" /> {t`choisir`}</span><span><Kbd keys="Enter" /> {t`ouvrir`}</span><span><Kbd keys="Escape" /> {t`fermer`}</span></div>
          </KeyScope>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
