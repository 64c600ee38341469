import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Combobox, Press, Select, type Option } from '@quittance/ui';
import { Link as To } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { formatSiren } from '../cases/words.ts';
import { LIKELY_DEBTORS, LINK_DEBTORS, UNLINK_DEBTORS, type Likely, type Link } from './debtors.queries.ts';
import { InPlace, TellingFields, useAct, WhyForm, type Telling } from './in-place.tsx';
import { Known, Line } from './known.tsx';
import { RELATIONS, useDebtorWords } from './words.ts';

/** Companies of the same creditor that belong together; each owes only what it owes. */
export function Links({ caseId, links, records }: { caseId: string; links: readonly Link[]; records: boolean }) {
  const { t } = useLingui();
  const words = useDebtorWords();
  const [adding, setAdding] = useState(false), [ending, setEnding] = useState<string | null>(null);
  const standing = links.filter(({ superseded }) => !superseded), former = links.filter(({ superseded }) => superseded);
  const line = (link: Link) => (
    <Line key={link.id} told={link.told} superseded={link.superseded} acts={records && !link.superseded && <Press onClick={() => setEnding(link.id)}>{t`retirer le lien`}</Press>}
      form={ending === link.id && <WhyForm title={t`Retirer le lien`} confirm={t`Retirer`} said={t`Le lien reste dans l’historique.`} toast={t`Le lien est retiré`} onDone={() => setEnding(null)} ask={async (reason, { apollo }) => (await apollo.mutate({ mutation: UNLINK_DEBTORS, variables: { caseId, linkId: link.id, reason } })).data?.unlinkDebtors} />}>
      {link.caseId ? <To to="/cases/$id" params={{ id: link.caseId }} search={{}}>{link.name}</To> : link.name}<span className="soft">, {words.relation(link.relation)}{link.siren && <>, {formatSiren(link.siren)}</>}</span>
    </Line>
  );
  return (
    <Known title={t`Sociétés liées`} empty={t`Aucune société liée chez ce créancier.`} count={standing.length} former={former.map(line)} add={records ? t`lier une société` : undefined} onAdd={() => setAdding(true)} form={adding && <AddLink caseId={caseId} onDone={() => setAdding(false)} />}>
      {standing.map(line)}
    </Known>
  );
}

/** One of the same creditor's debtors, by a name, a SIREN or a reference. */
export function useFound(caseId: string, text: string): { found: readonly Likely[]; options: Option[] } {
  const words = useDebtorWords();
  const asked = useDeferredValue(text.trim());
  const { data } = useQuery(LIKELY_DEBTORS, { variables: { caseId, text: asked }, skip: asked.length < 2 });
  const found = asked.length < 2 ? [] : data?.likelyDebtors ?? [];
  return { found, options: found.map(({ id, name, siren, city, by }) => ({ value: id, label: name, detail: [siren && formatSiren(siren), city, by.map(words.sign).join(', ')].filter(Boolean).join(', ') })) };
}

function AddLink({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useLingui();
  const words = useDebtorWords();
  const act = useAct(onDone);
  const [text, setText] = useState(''), [other, setOther] = useState<Option | null>(null), [relation, setRelation] = useState<string>('parent'), [telling, setTelling] = useState<Telling>({ toldBy: 'register', source: '' }), [tried, setTried] = useState(false);
  const { options } = useFound(caseId, text);
  const send = () => {
    setTried(true);
    if (!other || !telling.source.trim()) return;
    const input = { caseId, otherId: other.value, relation, toldBy: telling.toldBy, source: telling.source.trim() };
    void act.send(async () => (await act.apollo.mutate({ mutation: LINK_DEBTORS, variables: { input } })).data?.linkDebtors, () => t`La société est liée`);
  };
  return (
    <InPlace title={t`Lier une société`} confirm={t`Lier`} {...act} onSend={send} onCancel={onDone}>
      <div className="pair">
        <Combobox label={t`Quelle société`} placeholder={t`Nom, SIREN ou référence`} options={options} value={other} onQuery={setText} onValueChange={setOther} error={tried && !other ? t`Choisissez une société de ce créancier.` : undefined} />
        <Select label={t`Ce qu’elle est pour lui`} options={RELATIONS.map((one) => ({ value: one, label: words.relation(one) }))} value={relation} onValueChange={setRelation} error={act.wrong['relation']} />
      </div>
      <TellingFields value={telling} wrong={act.wrong} tried={tried} onChange={setTelling} />
    </InPlace>
  );
}
