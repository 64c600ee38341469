import { Trans, useLingui } from '@lingui/react/macro';
import { Button, KeyScope, Press, TextField, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { PreviewCase } from './intake.queries.ts';
import type { Address } from './prepared.ts';
import { useCounts } from './words.ts';

const EMPTY: Address = { line1: '', line2: '', postalCode: '', city: '' };

/** Debtors whose file gave no address, one after the other: without one no letter can leave. Enter keeps it and goes to the next. */
export function Addresses({ rows, given, onAddress, onClose }: { rows: readonly PreviewCase[]; given: ReadonlyMap<string, Address>; onAddress: (key: string, address: Address | undefined) => void; onClose: () => void }) {
  const { t } = useLingui();
  const [at, setAt] = useState(() => Math.max(0, rows.findIndex(({ key }) => !given.has(key))));
  const place = Math.max(0, Math.min(rows.length - 1, at)), row = rows[place];
  const left = rows.filter(({ key }) => !given.has(key)).length, number = place + 1;
  if (!row) return null;
  const next = () => { const after = [...rows.slice(place + 1), ...rows.slice(0, place)].find(({ key }) => !given.has(key)); if (after) setAt(rows.indexOf(after)); };
  return (
    <KeyScope title={t`Adresses qui manquent`}>
      <section className="addresses" aria-label={t`Adresses qui manquent`}>
        <header className="view-head">
          <h2>{t`Débiteur ${number} sur ${rows.length}`} <span className="faint" role="status">{left ? t`${left} sans adresse` : t`tous ont une adresse`}</span></h2>
          <span className="buttons"><Button size="small" kind="quiet" disabled={place === 0} onClick={() => setAt(place - 1)}><Trans>Précédent</Trans></Button><Button size="small" kind="quiet" disabled={number === rows.length} onClick={() => setAt(place + 1)}><Trans>Suivant</Trans></Button><Button size="small" onClick={onClose}><Trans>Voir les dossiers</Trans></Button></span>
        </header>
        <One key={row.key} row={row} given={given.get(row.key)} onKeep={(address) => { onAddress(row.key, address); next(); }} onDrop={() => onAddress(row.key, undefined)} onClose={onClose} />
        <p className="note"><Trans>Le fichier ne donne pas l’adresse. Sans elle le dossier s’ouvre, mais aucune lettre ne peut partir.</Trans></p>
      </section>
    </KeyScope>
  );
}

function One({ row, given, onKeep, onDrop, onClose }: { row: PreviewCase; given: Address | undefined; onKeep: (address: Address) => void; onDrop: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const counts = useCounts();
  const [now, setNow] = useState(given ?? EMPTY), [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => { form.current?.querySelector('input')?.focus({ preventScroll: true }); }, []);
  useKeys([{ keys: 'Escape', label: t`voir les dossiers`, inFields: true, run: onClose }]);
  const set = (part: keyof Address) => (value: string) => setNow((was) => ({ ...was, [part]: value }));
  const wrong = (part: keyof Address) => (tried && !now[part].trim() ? t`Ce champ est nécessaire.` : undefined);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const said: Address = { line1: now.line1.trim(), line2: now.line2.trim(), postalCode: now.postalCode.trim(), city: now.city.trim() };
    if (!said.line1 || !said.postalCode || !said.city) { setTried(true); form.current?.querySelector<HTMLInputElement>(!said.line1 ? 'input' : !said.postalCode ? '[name=postalCode]' : '[name=city]')?.focus(); return; }
    onKeep(said);
  };
  return (
    <form className="form" ref={form} onSubmit={keep} aria-label={t`Adresse de ${row.debtorName}`}>
      <h3 className="head-name">{row.debtorName} <span className="soft base">{[row.city, counts.claims(row.claims.length)].filter(Boolean).join(', ')}</span></h3>
      <div className="pair"><TextField label={t`Adresse`} name="line1" autoComplete="off" value={now.line1} maxLength={200} onValueChange={set('line1')} error={wrong('line1')} /><TextField label={t`Adresse, suite`} name="line2" optional autoComplete="off" maxLength={200} value={now.line2} onValueChange={set('line2')} /></div>
      <div className="pair"><TextField label={t`Code postal`} name="postalCode" autoComplete="off" maxLength={20} value={now.postalCode} onValueChange={set('postalCode')} error={wrong('postalCode')} /><TextField label={t`Ville`} name="city" autoComplete="off" maxLength={120} value={now.city} onValueChange={set('city')} error={wrong('city')} /></div>
      <div className="buttons"><Button kind="primary" type="submit" size="small"><Trans>Garder et passer au suivant</Trans></Button>{given && <Press onClick={() => { setNow(EMPTY); onDrop(); }}><Trans>Retirer cette adresse</Trans></Press>}</div>
    </form>
  );
}
