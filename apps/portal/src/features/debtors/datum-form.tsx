import { useLingui } from '@lingui/react/macro';
import { DayField, Select, TextField, useFormats } from '@quittance/ui';
import { useState } from 'react';
import { RECORD_DATA } from './debtors.queries.ts';
import { InPlace, NOT_TOLD, TellingFields, useAct, type Telling } from './in-place.tsx';
import { REPRESENTATIVES, useDebtorWords } from './words.ts';

export type DatumKind = 'address' | 'phone' | 'email' | 'account' | 'representative';
/** What the fields start from: the datum that is put right. */
export interface Given { line1?: string; line2?: string | null; postalCode?: string; city?: string; country?: string; value?: string; label?: string | null; kind?: string; name?: string; title?: string | null; sinceOn?: string | null }

/** One datum of the debtor, new or put right; the one before stays in the history. */
export function DatumForm({ caseId, kind, replaces, from, onDone }: { caseId: string; kind: DatumKind; replaces?: string | undefined; from?: Given | undefined; onDone: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const words = useDebtorWords();
  const act = useAct(onDone);
  const [given, setGiven] = useState<Given>({ country: 'FR', kind: 'legal', ...from }), [telling, setTelling] = useState<Telling>(kind === 'representative' ? { toldBy: 'register', source: '' } : NOT_TOLD), [tried, setTried] = useState(false);
  const set = (change: Given) => setGiven((was) => ({ ...was, ...change }));
  const titles: Record<DatumKind, [added: string, corrected: string]> = {
    address: [t`Nouvelle adresse`, t`Corriger l’adresse`], phone: [t`Nouveau téléphone`, t`Corriger le téléphone`], email: [t`Nouveau courriel`, t`Corriger le courriel`], account: [t`Nouveau compte`, t`Corriger le compte`], representative: [t`Nouveau représentant`, t`Corriger le représentant`],
  };
  const [added, corrected] = titles[kind], title = replaces ? corrected : added;
  const said: Record<DatumKind, () => object> = {
    address: () => ({ address: { line1: given.line1?.trim() ?? '', line2: given.line2?.trim() || null, postalCode: given.postalCode?.trim() ?? '', city: given.city?.trim() ?? '', country: given.country?.trim() || null } }),
    phone: () => ({ phone: given.value?.trim() ?? '', phoneLabel: given.label?.trim() || null }), email: () => ({ email: given.value?.trim() ?? '', emailLabel: given.label?.trim() || null }), account: () => ({ iban: given.value?.trim() ?? '' }),
    representative: () => ({ representative: { kind: given.kind ?? 'legal', name: given.name?.trim() ?? '', title: given.title?.trim() || null, sinceOn: given.sinceOn ?? null } }),
  };
  const empty = kind === 'address' ? !given.line1?.trim() || !given.postalCode?.trim() || !given.city?.trim() : kind === 'representative' ? !given.name?.trim() : !given.value?.trim();
  const send = () => {
    setTried(true);
    if (empty || !telling.source.trim()) return;
    const input = { caseId, ...said[kind](), replaces: replaces ?? null, toldBy: telling.toldBy, source: telling.source.trim() };
    void act.send(async () => (await act.apollo.mutate({ mutation: RECORD_DATA, variables: { input } })).data?.recordDebtorData, (written) => (written.length ? t`Enregistré : ce qui comptait avant reste dans l’historique` : t`C’était déjà connu : rien n’est écrit deux fois`));
  };
  const missing = (value: string | null | undefined) => (tried && !value?.trim() ? t`Ce champ est nécessaire.` : undefined);
  const { wrong } = act;
  return (
    <InPlace title={title} confirm={t`Enregistrer`} {...act} onSend={send} onCancel={onDone}>
      {kind === 'address' && <>
        <TextField label={t`Rue et numéro`} maxLength={200} autoComplete="off" value={given.line1 ?? ''} onValueChange={(line1) => set({ line1 })} error={wrong['address.line1'] ?? missing(given.line1)} />
        <TextField label={t`Complément`} optional maxLength={200} autoComplete="off" value={given.line2 ?? ''} onValueChange={(line2) => set({ line2 })} error={wrong['address.line2']} />
        <div className="place">
          <TextField label={t`Code postal`} maxLength={12} autoComplete="off" value={given.postalCode ?? ''} onValueChange={(postalCode) => set({ postalCode })} error={wrong['address.postalCode'] ?? missing(given.postalCode)} />
          <TextField label={t`Ville`} maxLength={120} autoComplete="off" value={given.city ?? ''} onValueChange={(city) => set({ city })} error={wrong['address.city'] ?? missing(given.city)} />
          <TextField label={t`Pays`} maxLength={2} autoComplete="off" value={given.country ?? ''} onValueChange={(country) => set({ country })} error={wrong['address.country']} />
        </div>
      </>}
      {kind === 'phone' && <div className="pair">
        <TextField label={t`Numéro`} hint={t`Sans indicatif : lu selon le pays de son adresse`} inputMode="tel" maxLength={40} autoComplete="off" value={given.value ?? ''} onValueChange={(value) => set({ value })} error={wrong['phone'] ?? missing(given.value)} />
        <TextField label={t`À qui`} optional hint={t`Comptabilité, gérant`} maxLength={100} value={given.label ?? ''} onValueChange={(label) => set({ label })} error={wrong['phoneLabel']} />
      </div>}
      {kind === 'email' && <div className="pair">
        <TextField label={t`Courriel`} inputMode="email" maxLength={254} autoComplete="off" value={given.value ?? ''} onValueChange={(value) => set({ value })} error={wrong['email'] ?? missing(given.value)} />
        <TextField label={t`À qui`} optional maxLength={100} value={given.label ?? ''} onValueChange={(label) => set({ label })} error={wrong['emailLabel']} />
      </div>}
      {kind === 'account' && <TextField label={t`IBAN`} hint={t`Sert à le reconnaître, jamais à prélever`} maxLength={42} autoComplete="off" value={given.value ?? ''} onValueChange={(value) => set({ value })} error={wrong['iban'] ?? missing(given.value)} />}
      {kind === 'representative' && <>
        <div className="pair">
          <TextField label={t`Nom`} maxLength={200} autoComplete="off" value={given.name ?? ''} onValueChange={(name) => set({ name })} error={wrong['representative.name'] ?? missing(given.name)} />
          <Select label={t`Qualité`} options={REPRESENTATIVES.map((one) => ({ value: one, label: words.representative(one) }))} value={given.kind ?? 'legal'} onValueChange={(next) => set({ kind: next })} error={wrong['representative.kind']} />
        </div>
        <div className="pair">
          <TextField label={t`Titre`} optional hint={t`Gérant, président`} maxLength={100} value={given.title ?? ''} onValueChange={(next) => set({ title: next })} error={wrong['representative.title']} />
          <DayField past optional label={t`Depuis le`} max={today} value={given.sinceOn ?? null} onValueChange={(sinceOn) => set({ sinceOn })} error={wrong['representative.sinceOn']} />
        </div>
      </>}
      <TellingFields value={telling} wrong={wrong} tried={tried} onChange={setTelling} />
    </InPlace>
  );
}
