import { Trans, useLingui } from '@lingui/react/macro';
import { formatSiren } from '@quittance/law';
import { Button, KeyScope, Money, Press, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import type { Candidate, PreviewCase } from './intake.queries.ts';
import { useCounts, useIntakeWords } from './words.ts';

/**
 * The debtors over whom there is a doubt, one by one: who he is in the file, whom he may be, with a score and why. A figure says
 * "it is this one", N "a new debtor"; the next comes by itself, and what was decided can be gone back to.
 */
export function Doubtful({ rows, decisions, onDecide, onRest, onClose }: {
  rows: readonly PreviewCase[]; decisions: ReadonlyMap<string, string | null>; onDecide: (key: string, debtorId: string | null | undefined) => void; onRest: () => void; onClose: () => void;
}) {
  const { t } = useLingui();
  return <KeyScope title={t`Débiteurs à reconnaître`}><Inside rows={rows} decisions={decisions} onDecide={onDecide} onRest={onRest} onClose={onClose} /></KeyScope>;
}

function Inside({ rows, decisions, onDecide, onRest, onClose }: Parameters<typeof Doubtful>[0]) {
  const { t } = useLingui();
  const counts = useCounts(), words = useIntakeWords();
  const [at, setAt] = useState(() => Math.max(0, rows.findIndex(({ key }) => !decisions.has(key))));
  const place = Math.max(0, Math.min(rows.length - 1, at)), row = rows[place];
  const box = useRef<HTMLDivElement>(null), moved = useRef(false);
  const left = rows.filter(({ key }) => !decisions.has(key)).length;
  // The focus goes to the next one only where it was among the choices that went away.
  useEffect(() => { if (moved.current) box.current?.querySelector<HTMLElement>('h3')?.focus(); moved.current = false; }, [place]);
  const go = (to: number) => { moved.current = true; setAt(Math.max(0, Math.min(rows.length - 1, to))); };
  const decide = (debtorId: string | null) => {
    if (!row) return;
    onDecide(row.key, debtorId);
    const after = [...rows.slice(place + 1), ...rows.slice(0, place)].find(({ key }) => !decisions.has(key));
    if (after) go(rows.indexOf(after));
  };
  useKeys([
    ...(row?.candidates ?? []).slice(0, 9).map((one, index) => ({ keys: String(index + 1), label: index === 0 ? t`c’est lui` : t`c’est ${one.name}`, quiet: index > 0, run: () => decide(one.debtorId) })),
    { keys: 'n', label: t`nouveau débiteur`, disabled: !row, run: () => decide(null) },
    { keys: 'ArrowRight', label: t`suivant`, disabled: rows.length < 2, run: () => go(place + 1) }, { keys: 'ArrowLeft', label: t`précédent`, quiet: true, disabled: rows.length < 2, run: () => go(place - 1) },
    { keys: 'Escape', label: t`voir les dossiers`, run: onClose },
  ]);
  if (!row) return null;
  const decided = decisions.has(row.key), chosen = decisions.get(row.key), number = place + 1;
  return (
    <section className="doubtful" aria-label={t`Débiteurs à reconnaître`} ref={box}>
      <header className="view-head">
        <h2>{t`Débiteur ${number} sur ${rows.length}`} <span className="faint" role="status">{left ? t`${left} à décider` : t`tous sont décidés`}</span></h2>
        <span className="buttons">
          {left > 1 && <Button size="small" onClick={onRest}><Trans>Les autres sont nouveaux</Trans></Button>}
          <Button size="small" kind="quiet" disabled={place === 0} onClick={() => go(place - 1)}><Trans>Précédent</Trans></Button><Button size="small" kind="quiet" disabled={number === rows.length} onClick={() => go(place + 1)}><Trans>Suivant</Trans></Button>
          <Button size="small" onClick={onClose}><Trans>Voir les dossiers</Trans></Button>
        </span>
      </header>
      <h3 tabIndex={-1} className="head-name">{row.debtorName}</h3>
      <p className="soft">{[row.siren && t`SIREN ${formatSiren(row.siren)}`, row.city, counts.claims(row.claims.length)].filter(Boolean).join(', ')}, <Money value={row.total} tone="soft" /></p>
      <ol className="candidates" aria-label={t`Qui il peut être`}>
        {row.candidates.map((one, index) => <Line key={one.debtorId} one={one} kbd={index < 9 ? String(index + 1) : undefined} chosen={decided && chosen === one.debtorId} why={words.why(one)} onChoose={() => decide(one.debtorId)} />)}
        <li className={decided && chosen === null ? 'is-chosen' : undefined}>
          <span><b><Trans>Un autre</Trans></b> <span className="soft"><Trans>que vous n’avez pas encore confié</Trans></span></span><span />
          <Button size="small" kbd="n" aria-pressed={decided && chosen === null} onClick={() => decide(null)}><Trans>Nouveau débiteur</Trans></Button>
        </li>
      </ol>
      {decided
        ? <p className="soft">{chosen === null ? t`Vous l’avez dit nouveau.` : t`Vous l’avez reconnu.`} <Press onClick={() => onDecide(row.key, undefined)}><Trans>Revenir sur cette décision</Trans></Press></p>
        : <p className="note"><Trans>Sans décision, il est pris comme nouveau : un dossier de plus, que l’agence pourra réunir à l’autre.</Trans></p>}
    </section>
  );
}

function Line({ one, kbd, chosen, why, onChoose }: { one: Candidate; kbd: string | undefined; chosen: boolean; why: string; onChoose: () => void }) {
  const { t } = useLingui();
  const { score } = one;
  return (
    <li className={chosen ? 'is-chosen' : undefined}>
      <span><b>{one.name}</b> <span className="soft">{[one.siren && t`SIREN ${formatSiren(one.siren)}`, one.city, one.publicReference && t`dossier ${one.publicReference}`].filter(Boolean).join(', ')}</span><br /><span className="note">{why}</span></span>
      <span className="score"><meter min={0} max={100} value={score} aria-label={t`Ressemblance`} /> {t`${score} sur 100`}</span>
      <Button size="small" {...(kbd ? { kbd } : {})} aria-pressed={chosen} onClick={onChoose}><Trans>C’est lui</Trans><span className="off-screen"> {one.name}</span></Button>
    </li>
  );
}
