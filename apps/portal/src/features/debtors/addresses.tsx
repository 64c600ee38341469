import { useLingui } from '@lingui/react/macro';
import { DayField, Press, Select, TextField, useFormats, Word } from '@quittance/ui';
import { useState } from 'react';
import { DatumForm } from './datum-form.tsx';
import { MARK_RETURNED, SET_BACK, WITHDRAW_DATUM, type Address } from './debtors.queries.ts';
import { InPlace, useAct, WhyForm } from './in-place.tsx';
import { Line, Known, type Letter } from './known.tsx';
import { CAUSES, useDebtorWords } from './words.ts';

type Doing = { what: 'new' } | { what: 'correct' | 'returned' | 'back' | 'withdraw'; address: Address } | null;
export const writtenAddress = ({ line1, line2, postalCode, city, country }: { line1: string; line2?: string | null; postalCode: string; city: string; country: string }): string => [line1, line2, `${postalCode} ${city}`, country === 'FR' ? null : country].filter(Boolean).join(', ');

/** Where he is, and was: letters go to the first from which none came back. */
export function Addresses({ caseId, addresses, letters, records }: { caseId: string; addresses: readonly Address[]; letters: readonly Letter[]; records: boolean }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useDebtorWords();
  const [doing, setDoing] = useState<Doing>(null);
  const done = () => setDoing(null);
  const standing = addresses.filter(({ superseded }) => !superseded), former = addresses.filter(({ superseded }) => superseded);
  const line = (address: Address) => {
    const last = address.returns[0];
    return (
      <Line key={address.id} told={address.told} superseded={address.superseded} current={address.current && standing.length > 1 ? t`c’est là qu’on écrit` : undefined}
        flag={address.returnedOn && !address.superseded && <Word tone="danger">{last?.letterReference ? t`la lettre ${last.letterReference} est revenue le ${day(address.returnedOn)}` : t`le courrier en revient depuis le ${day(address.returnedOn)}`}{last?.kind === 'returned' && last.cause ? `, ${words.cause(last.cause)}` : ''}</Word>}
        acts={records && !address.superseded && <>
          <Press onClick={() => setDoing({ what: 'correct', address })}>{t`corriger`}</Press>
          {address.returnedOn ? <Press onClick={() => setDoing({ what: 'back', address })}>{t`le courrier y arrive`}</Press> : <Press onClick={() => setDoing({ what: 'returned', address })}>{t`courrier revenu`}</Press>}
          <Press onClick={() => setDoing({ what: 'withdraw', address })}>{t`n’est plus la sienne`}</Press>
        </>}
        form={doing && doing.what !== 'new' && doing.address.id === address.id && (
          doing.what === 'correct' ? <DatumForm caseId={caseId} kind="address" replaces={address.id} from={address} onDone={done} />
            : doing.what === 'returned' ? <Returned caseId={caseId} address={address} letters={letters} onDone={done} />
              : doing.what === 'back' ? <WhyForm title={t`Le courrier y arrive`} confirm={t`Lever le signalement`} said={t`Les lettres reprendront cette adresse. Le retour reste dans l’historique.`} toast={t`Le signalement est levé`} onDone={done} ask={async (reason, { apollo }) => (await apollo.mutate({ mutation: SET_BACK, variables: { caseId, addressId: address.id, reason } })).data?.setBackReturnedMail} />
                : <WhyForm title={t`Cette adresse n’est plus la sienne`} confirm={t`Retirer`} said={t`Elle reste dans l’historique, plus aucune lettre n’y part.`} toast={t`L’adresse est retirée`} onDone={done} ask={async (reason, { apollo }) => (await apollo.mutate({ mutation: WITHDRAW_DATUM, variables: { caseId, datumId: address.id, reason } })).data?.withdrawDebtorDatum} />)}>
        {writtenAddress(address)}
      </Line>
    );
  };
  return (
    <Known title={t`Adresses`} empty={t`Aucune adresse : rien ne peut lui être envoyé.`} count={standing.length} former={former.map(line)} add={records ? t`ajouter une adresse` : undefined} onAdd={() => setDoing({ what: 'new' })} form={doing?.what === 'new' && <DatumForm caseId={caseId} kind="address" onDone={done} />}>
      {standing.map(line)}
    </Known>
  );
}

/** A letter came back: which, when, and what the post wrote on it. */
function Returned({ caseId, address, letters, onDone }: { caseId: string; address: Address; letters: readonly Letter[]; onDone: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const words = useDebtorWords();
  const act = useAct(onDone);
  const sent = letters.filter(({ sentOn }) => sentOn);
  const [on, setOn] = useState<string | null>(today), [cause, setCause] = useState<string>('unknown'), [letterId, setLetterId] = useState(sent[0]?.id ?? ''), [said, setSaid] = useState(''), [tried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (!on) return;
    const input = { caseId, addressId: address.id, on, cause, letterId: letterId || null, words: said.trim() || null };
    void act.send(async () => (await act.apollo.mutate({ mutation: MARK_RETURNED, variables: { input } })).data?.markReturnedMail, () => t`Le retour est noté : les lettres n’y partent plus tant qu’une autre adresse est connue`);
  };
  return (
    <InPlace title={t`Courrier revenu`} confirm={t`Noter le retour`} {...act} onSend={send} onCancel={onDone}>
      <div className="pair">
        <DayField past label={t`Revenu le`} max={today} value={on} onValueChange={setOn} error={act.wrong['on'] ?? (tried && !on ? t`Écrivez le jour.` : undefined)} />
        <Select label={t`Ce que dit la poste`} options={CAUSES.map((one) => ({ value: one, label: words.cause(one) }))} value={cause} onValueChange={setCause} error={act.wrong['cause']} />
      </div>
      <div className="pair">
        {sent.length > 0 && <Select label={t`Quelle lettre`} options={[...sent.map(({ id, reference }) => ({ value: id, label: reference })), { value: '', label: t`une autre` }]} value={letterId} onValueChange={setLetterId} />}
        <TextField label={t`Remarque`} optional maxLength={500} value={said} onValueChange={setSaid} error={act.wrong['words']} />
      </div>
    </InPlace>
  );
}
