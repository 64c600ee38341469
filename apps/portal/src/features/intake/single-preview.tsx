import { Trans, useLingui } from '@lingui/react/macro';
import { formatSiren } from '@quittance/law';
import { Button, Money, Word } from '@quittance/ui';
import type { ReactNode } from 'react';
import { Held } from '../queue/held.tsx';
import type { Candidate, DepositPreview } from './intake.queries.ts';
import { useWarningWords } from './warning-words.ts';
import { useIntakeWords } from './words.ts';

/** What one invoice would become, beside the form that says it. */
export function SinglePreview({ preview, whole, failed, decisions, onDecide, onRetry, children }: {
  preview: DepositPreview | null; /** Nothing lacks in the form. */ whole: boolean; failed: boolean; decisions: ReadonlyMap<string, string | null>; onDecide: (key: string, debtorId: string | null | undefined) => void; onRetry: () => void; children: ReactNode;
}) {
  const { t } = useLingui();
  const words = useIntakeWords(), warned = useWarningWords();
  const row = preview?.cases[0], claim = row?.claims[0];
  return (
    <aside className="single-aside" aria-label={t`Ce que cette facture deviendra`} aria-live="polite">
      <h2><Trans>Ce qu’elle deviendra</Trans></h2>
      {failed ? <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’a été confié ; ce que vous avez écrit reste là.</Trans> <Button size="small" onClick={onRetry}><Trans>Essayer de nouveau</Trans></Button></p>
        : !whole ? <p className="soft"><Trans>Dites qui doit, quoi et depuis quand : le dossier qui s’ouvrira paraîtra ici.</Trans></p>
          : row && claim ? (
            <>
              <p><b>{row.debtorName}</b><br /><span className="soft">{words.recognition(row)}</span>{row.heldKinds.length > 0 && <>, <Held kinds={row.heldKinds} whole /></>}</p>
              <p className="big"><Money value={claim.due} /></p>
              {claim.warnings.map((warning) => <p key={warning.code}><Word tone="danger">{claim.reference}</Word> {warned(warning)}</p>)}
              {row.lacksAddress && <p><Word tone="wait">{t`sans adresse, aucune lettre ne peut partir`}</Word></p>}
              {claim.lacking.length > 0 && <p className="soft">{t`Un tribunal demandera encore : ${claim.lacking.map(words.evidence).join(', ')}.`}</p>}
              {row.candidates.length > 0 && <Whom candidates={row.candidates} chosen={decisions.get(row.key)} why={words.why} onChoose={(debtorId) => onDecide(row.key, debtorId)} />}
            </>
          ) : null}
      <div className="buttons">{children}</div>
    </aside>
  );
}

function Whom({ candidates, chosen, why, onChoose }: { candidates: readonly Candidate[]; chosen: string | null | undefined; why: (one: Candidate) => string; onChoose: (debtorId: string | null) => void }) {
  const { t } = useLingui();
  return (
    <div role="group" aria-label={t`Qui il peut être`} className="whom">
      <p><Word tone="wait">{t`Est-ce un débiteur que vous avez déjà confié ?`}</Word></p>
      {candidates.map((one) => {
        const { score } = one;
        return <p key={one.debtorId}><Button size="small" aria-pressed={chosen === one.debtorId} onClick={() => onChoose(one.debtorId)}><Trans>C’est lui</Trans><span className="off-screen"> {one.name}</span></Button> <b>{one.name}</b> <span className="soft">{[one.siren && t`SIREN ${formatSiren(one.siren)}`, one.city, why(one), t`${score} sur 100`].filter(Boolean).join(', ')}</span></p>;
      })}
      <p><Button size="small" aria-pressed={chosen === null} onClick={() => onChoose(null)}><Trans>Nouveau débiteur</Trans></Button></p>
    </div>
  );
}
