import { Trans, useLingui } from '@lingui/react/macro';
import { CountField, Select, TextField } from '@quittance/ui';
import { useCounts } from '../intake/words.ts';

export interface SignatoryForm { name: string; capacity: string; email: string; phone: string; locale: string; openDays: number | null }
export const blankSignatory = (): SignatoryForm => ({ name: '', capacity: '', email: '', phone: '', locale: 'fr', openDays: 15 });
export const signatoryLacks = ({ name, capacity, email, openDays }: SignatoryForm): string[] => [...(name.trim() ? [] : ['signatory.name']), ...(capacity.trim() ? [] : ['signatory.capacity']), ...(email.trim() ? [] : ['signatory.email']), ...(openDays === null ? ['openDays'] : [])];
export const signatoryInput = ({ openDays: _, phone, ...rest }: SignatoryForm) => ({ name: rest.name.trim(), capacity: rest.capacity.trim(), email: rest.email.trim(), locale: rest.locale, phone: phone.trim() || null });

/** Who signs for the creditor: he is known by his address, and proves that it is his by a code. */
export function SignatoryFields({ form, change, fault }: { form: SignatoryForm; change: (part: Partial<SignatoryForm>) => void; fault: (field: string) => string | undefined }) {
  const { t } = useLingui();
  const counts = useCounts();
  return (
    <>
      <h2><Trans>Qui signe pour le créancier</Trans></h2>
      <p className="soft"><Trans>Il reçoit un lien par courriel, lit le document, puis le signe avec un code envoyé à cette adresse ou à ce téléphone. C’est une signature électronique simple (C. civ. 1367) : pour un enjeu élevé, préférez le papier.</Trans></p>
      <div className="pair">
        <TextField label={t`Nom du signataire`} required autoComplete="off" value={form.name} onValueChange={(name) => change({ name })} error={fault('signatory.name')} />
        <TextField label={t`Qualité`} hint={t`Gérante, président…`} required autoComplete="off" value={form.capacity} onValueChange={(capacity) => change({ capacity })} error={fault('signatory.capacity')} />
        <TextField label={t`Adresse électronique`} type="email" required autoComplete="off" value={form.email} onValueChange={(email) => change({ email })} error={fault('signatory.email')} />
        <TextField optional label={t`Téléphone mobile`} hint={t`Pour recevoir le code par SMS`} autoComplete="off" value={form.phone} onValueChange={(phone) => change({ phone })} error={fault('signatory.phone')} />
        <Select label={t`Langue`} options={[{ value: 'fr', label: 'Français' }, { value: 'en', label: 'English' }]} value={form.locale} onValueChange={(locale) => change({ locale })} error={fault('signatory.locale')} />
        <CountField label={t`Le lien s’ouvre pendant, en jours`} unit={counts.days} value={form.openDays} onValueChange={(openDays) => change({ openDays })} error={fault('openDays')} />
      </div>
    </>
  );
}
