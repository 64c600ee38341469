import { useLingui } from '@lingui/react/macro';
import { Word } from '@quittance/ui';
import type { HandoffCheckData } from './handoffs.queries.ts';
import { useHandoffWords, type Mission } from './words.ts';

/** What the study is asked to do itself is not lacking. */
export const lacks = (item: HandoffCheckData['items'][number], mission: Mission): boolean => item.state === 'missing' && !(mission === 'serve' && item.id === 'title_service');

/** What the file that a study receives must hold, and what of it is there; each opens its papers. */
export function PackChecks({ items, mission }: { items: HandoffCheckData['items']; mission: Mission }) {
  const { t } = useLingui();
  const words = useHandoffWords();
  return (
    <ul className="checks pack-checks">
      {items.map((item) => {
        const said = words.itemSays(item.id, item.facts);
        return (
          <li key={item.id} className={lacks(item, mission) ? 'is-missing' : undefined}>
            <span>
              {item.state === 'present' ? words.item(item.id) : <b>{words.item(item.id)}</b>}{said && <span className="soft"> {said}</span>}
              {item.documents.length > 0 && <span className="papers">{item.documents.map((paper) => <a key={paper.id} href={`/documents/${paper.id}?inline=1`} target="_blank" rel="noopener">{paper.name}</a>)}</span>}
            </span>
            <span className="faint">{item.article ?? ''}</span>
            <span className="state">{lacks(item, mission) ? <Word tone="danger">{t`manque`}</Word> : item.state === 'missing' ? t`sa mission` : item.state === 'advised' ? <Word tone="wait">{t`conseillé`}</Word> : t`présent`}</span>
          </li>
        );
      })}
    </ul>
  );
}
