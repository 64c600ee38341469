import { Trans, useLingui } from '@lingui/react/macro';
import { Money } from '@quittance/ui';
import { figures, isTaken, type Figure, type Kind, type Prepared } from './prepared.ts';
import { useCounts, useIntakeWords } from './words.ts';

/** The head of the preview: what is taken and what is left out, by kind; a figure shows its lines below, a second press shows all again. */
export function KindFigures({ prepared, kind, onKind }: { prepared: Prepared; kind: Kind | null; onKind: (kind: Kind | null) => void }) {
  const { t } = useLingui();
  const all = figures(prepared), taken = all.filter((one) => isTaken(one.kind)), left = all.filter((one) => !isTaken(one.kind));
  if (!all.length) return null;
  return (
    <div className="kinds" role="group" aria-label={t`Totaux par nature`}>
      <Side title={<Trans>Repris</Trans>} all={taken} kind={kind} onKind={onKind} />
      <Side title={<Trans>Laissé de côté</Trans>} all={left} kind={kind} onKind={onKind} />
    </div>
  );
}

function Side({ title, all, kind, onKind }: { title: React.ReactNode; all: readonly Figure[]; kind: Kind | null; onKind: (kind: Kind | null) => void }) {
  const words = useIntakeWords(), counts = useCounts();
  if (!all.length) return null;
  return (
    <div className="side">
      <span className="label">{title}</span>
      <div className="kind-list">
        {all.map((one) => (
          <button key={one.kind} type="button" className="kind" aria-pressed={one.kind === kind} onClick={() => onKind(one.kind === kind ? null : one.kind)}>
            <span>{words.kind(one.kind)}</span> {one.total === '0.00' ? <span /> : <Money value={one.total} />} <span className="note">{one.cases ? `${counts.cases(one.cases)}, ` : ''}{counts.claims(one.claims)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
