import { useLingui } from '@lingui/react/macro';
import { AmountField, DayField, Press, Select, TextField, useFormats } from '@quittance/ui';
import { useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { formatSiren } from '../cases/words.ts';
import { writtenAddress } from './addresses.tsx';
import { ADD_PARTY, END_PARTY, type Party } from './debtors.queries.ts';
import { InPlace, TellingFields, useAct, type Telling } from './in-place.tsx';
import { Known, Line } from './known.tsx';
import { useDebtorWords } from './words.ts';

/** Who owes this case with him, or for him; each with how far he is bound and by which act. */
export function Parties({ caseId, parties, records }: { caseId: string; parties: readonly Party[]; records: boolean }) {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const words = useDebtorWords();
  const [adding, setAdding] = useState(false), [ending, setEnding] = useState<string | null>(null);
  const standing = parties.filter(({ ended }) => !ended), former = parties.filter(({ ended }) => ended);
  const line = (party: Party) => (
    <Line key={party.id} told={party.told} superseded={party.ended ? { at: `${party.endedOn ?? party.ended.at}`, why: party.ended.why ?? t`libéré` } : null}
      acts={records && !party.ended && <Press onClick={() => setEnding(party.id)}>{t`n’est plus tenu`}</Press>} form={ending === party.id && <EndParty party={party} onDone={() => setEnding(null)} />}>
      {party.name}{party.siren && <span className="soft"> {formatSiren(party.siren)}</span>}<span className="soft">, {words.role(party.role)} {words.liability(party.liability)}{party.cap && <>, {t`jusqu’à ${money(party.cap)}`}</>}, {party.actOn ? t`${party.act} du ${day(party.actOn)}` : party.act}</span>
      {(party.address ?? party.phone ?? party.email) && <><br /><span className="soft">{[party.address && writtenAddress(party.address), party.phone, party.email].filter(Boolean).join(' · ')}</span></>}
    </Line>
  );
  return (
    <Known title={t`Codébiteurs et cautions`} empty={t`Personne ne doit avec lui, ni pour lui.`} count={standing.length} former={former.map(line)} add={records ? t`ajouter quelqu’un` : undefined} onAdd={() => setAdding(true)} form={adding && <AddParty caseId={caseId} onDone={() => setAdding(false)} />}>
      {standing.map(line)}
    </Known>
  );
}

function AddParty({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const words = useDebtorWords();
  const act = useAct(onDone);
  const keyOf = useAttemptKey();
  const [role, setRole] = useState('guarantor'), [liability, setLiability] = useState('joint'), [kind, setKind] = useState('person'), [name, setName] = useState(''), [siren, setSiren] = useState(''), [cap, setCap] = useState<string | null>(null), [deed, setDeed] = useState(''), [actOn, setActOn] = useState<string | null>(null);
  const [home, setHome] = useState({ line1: '', postalCode: '', city: '', phone: '', email: '' }), [telling, setTelling] = useState<Telling>({ toldBy: 'creditor', source: '' }), [tried, setTried] = useState(false);
  const { wrong } = act;
  const capped = role === 'guarantor' || liability === 'divided', lacksCap = role === 'guarantor' && kind === 'person' && !cap;
  const send = () => {
    setTried(true);
    if (!name.trim() || !deed.trim() || !telling.source.trim() || lacksCap) return;
    const placed = home.line1.trim() || home.postalCode.trim() || home.city.trim();
    const input = {
      caseId, role, liability, kind, name: name.trim(), siren: kind === 'company' ? siren.trim() || null : null, cap: capped ? cap : null, act: deed.trim(), actOn, toldBy: telling.toldBy, source: telling.source.trim(),
      address: placed ? { line1: home.line1.trim(), line2: null, postalCode: home.postalCode.trim(), city: home.city.trim(), country: null } : null, phone: home.phone.trim() || null, email: home.email.trim() || null,
    };
    void act.send(async () => (await act.apollo.mutate({ mutation: ADD_PARTY, variables: { input: { ...input, idempotencyKey: keyOf(input) } } })).data?.addCaseParty, () => (role === 'guarantor' ? t`La caution est inscrite` : t`Le codébiteur est inscrit`));
  };
  const missing = (value: string) => (tried && !value.trim() ? t`Ce champ est nécessaire.` : undefined);
  return (
    <InPlace title={t`Qui doit avec lui, ou pour lui`} confirm={t`Inscrire`} {...act} onSend={send} onCancel={onDone}>
      <div className="trio">
        <Select label={t`À quel titre`} options={['guarantor', 'co_debtor'].map((value) => ({ value, label: words.role(value) }))} value={role} onValueChange={setRole} error={wrong['role']} />
        <Select label={t`Engagement`} options={['joint', 'divided'].map((value) => ({ value, label: words.liability(value) }))} value={liability} onValueChange={setLiability} error={wrong['liability']} />
        <Select label={t`Personne`} options={[{ value: 'person', label: t`particulier` }, { value: 'company', label: t`société` }]} value={kind} onValueChange={setKind} error={wrong['kind']} />
      </div>
      <div className="pair">
        <TextField label={t`Nom`} maxLength={200} autoComplete="off" value={name} onValueChange={setName} error={wrong['name'] ?? missing(name)} />
        {kind === 'company' && <TextField label={t`SIREN`} optional maxLength={14} autoComplete="off" value={siren} onValueChange={setSiren} error={wrong['siren']} />}
      </div>
      <div className="trio">
        <TextField label={t`Acte`} hint={t`Acte de caution, bon de commande`} maxLength={500} value={deed} onValueChange={setDeed} error={wrong['act'] ?? missing(deed)} />
        <DayField past optional label={t`Du`} max={today} value={actOn} onValueChange={setActOn} error={wrong['actOn']} />
        {capped && <AmountField label={t`Jusqu’à`} optional={!(role === 'guarantor' && kind === 'person')} hint={role === 'guarantor' && kind === 'person' ? t`La somme écrite de sa main (C. civ. 2297)` : undefined} value={cap} onValueChange={setCap} error={wrong['cap'] ?? (tried && lacksCap ? t`Un particulier ne garantit qu’une somme écrite de sa main (C. civ. 2297).` : undefined)} />}
      </div>
      <TextField label={t`Rue et numéro`} optional maxLength={200} autoComplete="off" value={home.line1} onValueChange={(line1) => setHome({ ...home, line1 })} error={wrong['address.line1']} />
      <div className="quad">
        <TextField label={t`Code postal`} optional maxLength={12} autoComplete="off" value={home.postalCode} onValueChange={(postalCode) => setHome({ ...home, postalCode })} error={wrong['address.postalCode']} />
        <TextField label={t`Ville`} optional maxLength={120} autoComplete="off" value={home.city} onValueChange={(city) => setHome({ ...home, city })} error={wrong['address.city']} />
        <TextField label={t`Téléphone`} optional inputMode="tel" maxLength={40} autoComplete="off" value={home.phone} onValueChange={(phone) => setHome({ ...home, phone })} error={wrong['phone']} />
        <TextField label={t`Courriel`} optional inputMode="email" maxLength={254} autoComplete="off" value={home.email} onValueChange={(email) => setHome({ ...home, email })} error={wrong['email']} />
      </div>
      <TellingFields value={telling} wrong={wrong} tried={tried} onChange={setTelling} />
    </InPlace>
  );
}

/** Since when he is bound no more, and why. */
function EndParty({ party, onDone }: { party: Party; onDone: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const act = useAct(onDone);
  const [on, setOn] = useState<string | null>(today), [reason, setReason] = useState(''), [tried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (!on || !reason.trim()) return;
    void act.send(async () => (await act.apollo.mutate({ mutation: END_PARTY, variables: { partyId: party.id, on, reason: reason.trim() } })).data?.endCaseParty, () => t`${party.name} n’est plus tenu`);
  };
  return (
    <InPlace title={t`${party.name} n’est plus tenu`} confirm={t`Le libérer`} danger {...act} onSend={send} onCancel={onDone}>
      <div className="pair">
        <DayField past label={t`Depuis le`} max={today} value={on} onValueChange={setOn} error={act.wrong['on'] ?? (tried && !on ? t`Écrivez le jour.` : undefined)} />
        <TextField label={t`Pourquoi`} hint={t`Mainlevée, terme de l’engagement`} maxLength={500} value={reason} onValueChange={setReason} error={act.wrong['reason'] ?? (tried && !reason.trim() ? t`Écrivez pourquoi.` : undefined)} />
      </div>
    </InPlace>
  );
}
