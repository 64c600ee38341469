import { useApolloClient, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Combobox, dayOfInstant, Money, Press, TextField, useFormats, useToast, Word, type Option } from '@quittance/ui';
import { useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import type { RefusalLike } from '../../app/refusals.tsx';
import { useFieldWords } from '../../app/refusals.tsx';
import { read as unmask } from '../../gql/index.ts';
import { CASE_AFFAIRS } from '../cases/affairs.queries.ts';
import { CASE, THREAD } from '../cases/case.queries.ts';
import { formatSiren } from '../cases/words.ts';
import { usePreview } from '../acts/use-preview.ts';
import { DEBTOR_RECORD, LIKELY_DEBTORS, MERGE_DEBTORS, MERGED, PART_DEBTORS, type Merge, type MergeAnswer, type Merged } from './debtors.queries.ts';
import { InPlace } from './in-place.tsx';
import { Known } from './known.tsx';
import { useFound } from './links.tsx';
import { useDebtorWords } from './words.ts';

type Fields = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };
interface Pair { id: string; name: string }

/** Records that may be of the same debtor: each is shown with why, merged once what follows has been told, and parted again. */
export function Merges({ caseId, debtor, merges, onKept }: { caseId: string; debtor: Pair; merges: readonly Merge[]; onKept?: () => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useDebtorWords();
  const { data } = useQuery(LIKELY_DEBTORS, { variables: { caseId, text: null }, fetchPolicy: 'cache-and-network' });
  const [merging, setMerging] = useState<Pair | 'search' | null>(null), [parting, setParting] = useState<string | null>(null);
  const likely = data?.likelyDebtors ?? [];
  const done = (kept?: boolean) => { setMerging(null); setParting(null); if (kept) onKept?.(); };
  const standing = merges.filter(({ parted }) => !parted), former = merges.filter(({ parted }) => parted);
  const said = (merge: Merge) => <><p className={merge.parted ? 'soft' : undefined}><span className="datum">{t`${merge.otherName} et ${merge.keptName} sont un seul débiteur`}</span></p>
    <p className="note">{t`réunis le ${day(dayOfInstant(merge.at))} par ${merge.person} : ${merge.reason}`}{merge.parted && <>, {t`défait le ${day(dayOfInstant(merge.parted.at))} : ${merge.parted.why ?? '—'}`}</>}
      {!merge.parted && <span className="acts"><Press onClick={() => setParting(merge.id)}>{t`défaire la fusion`}</Press></span>}</p></>;
  return (
    <Known title={t`Peut-être le même`} empty={likely.length ? '' : t`Personne d’autre ne lui ressemble chez ce créancier.`} count={likely.length + standing.length} former={former.map((merge) => <li key={merge.id}>{said(merge)}</li>)} add={t`réunir avec un autre`} onAdd={() => setMerging('search')}
      form={merging === 'search' && <FindAndMerge caseId={caseId} debtor={debtor} onDone={done} />}>
      {standing.map((merge) => <li key={merge.id}>{said(merge)}{parting === merge.id && <Part merge={merge} onDone={done} />}</li>)}
      {likely.map((one) => (
        <li key={one.id}>
          <p><span className="datum">{one.name}</span> <span className="soft">{[one.siren && formatSiren(one.siren), one.city].filter(Boolean).join(', ')}</span></p>
          <p className="note">{t`ressemblance ${one.score} sur 100`}, {one.by.map(words.sign).join(', ')}{one.publicReference && <>, {one.publicReference}</>}<span className="acts"><Press onClick={() => setMerging({ id: one.id, name: one.name })}>{t`c’est le même`}</Press></span></p>
          {merging !== 'search' && merging?.id === one.id && <MergeForm debtor={debtor} other={merging} onDone={done} />}
        </li>
      ))}
    </Known>
  );
}

function FindAndMerge({ caseId, debtor, onDone }: { caseId: string; debtor: Pair; onDone: (kept?: boolean) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState(''), [other, setOther] = useState<Option | null>(null);
  const { options } = useFound(caseId, text);
  const find = <Combobox label={t`Quel débiteur`} placeholder={t`Nom, SIREN ou référence`} options={options} value={other} onQuery={setText} onValueChange={setOther} />;
  return other ? <MergeForm debtor={debtor} other={{ id: other.value, name: other.label }} find={find} onDone={onDone} /> : <InPlace title={t`Réunir deux fiches`} confirm={t`Réunir`} busy={false} failed={false} refusal={null} onSend={() => undefined} onCancel={onDone}>{find}</InPlace>;
}

/** Which of the two is kept, why, and what follows. */
function MergeForm({ debtor, other, find, onDone }: { debtor: Pair; other: Pair; find?: React.ReactNode; onDone: (kept?: boolean) => void }) {
  const { t } = useLingui();
  const [keep, setKeep] = useState(debtor.id), [reason, setReason] = useState('');
  const keyOf = useAttemptKey();
  const pair = { keepId: keep, otherId: keep === debtor.id ? other.id : debtor.id };
  const title = t`Réunir ${debtor.name} et ${other.name}`;
  return (
    <Act title={title} confirm={t`Réunir`} toast={t`Les deux fiches n’en font plus qu’une`} asked={pair} reason={reason} onReason={setReason} onDone={onDone}
      ask={async (apollo, words, dryRun, signal) => { const input = { ...pair, reason: words }; return (await apollo.mutate({ mutation: MERGE_DEBTORS, variables: { input: { ...input, idempotencyKey: dryRun ? `essai-${pair.keepId}` : keyOf(input) }, dryRun }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.mergeDebtors; }}>
      {find}
      <Choice label={t`Quelle identité reste`} options={[debtor, other].map(({ id, name }) => ({ value: id, label: name }))} value={keep} onValueChange={setKeep} />
    </Act>
  );
}

function Part({ merge, onDone }: { merge: Merge; onDone: (kept?: boolean) => void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  return (
    <Act title={t`Défaire la fusion`} confirm={t`Défaire la fusion`} parting toast={t`Chaque fiche est de nouveau ce qu’elle était`} asked={{ mergeId: merge.id }} reason={reason} onReason={setReason} onDone={onDone}
      ask={async (apollo, words, dryRun, signal) => (await apollo.mutate({ mutation: PART_DEBTORS, variables: { mergeId: merge.id, reason: words, dryRun }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.partDebtors} />
  );
}

/** Either way: what follows is told first, by the very act undone; then it is done. */
function Act({ title, confirm, toast, parting, asked, reason, ask, children, onReason, onDone }: { title: string; confirm: string; toast: string; parting?: boolean; asked: object; reason: string; ask: (apollo: ReturnType<typeof useApolloClient>, words: string, dryRun: boolean, signal: AbortSignal | null) => Promise<MergeAnswer | undefined>; children?: React.ReactNode; onReason: (reason: string) => void; onDone: (kept?: boolean) => void }) {
  const { t } = useLingui();
  const toasts = useToast();
  const apollo = useApolloClient();
  const [busy, setBusy] = useState(false), [failed, setFailed] = useState(false), [answered, setAnswered] = useState<Fields | null>(null), [tried, setTried] = useState(false);
  const look = usePreview(asked, (_, signal) => ask(apollo, '…', true, signal)), { fresh } = look, answer = unmask(MERGED, look.answer);
  const refusal = answered ?? (answer?.__typename === 'Refusal' ? answer : null), wrong = useFieldWords()(refusal);
  const send = async () => {
    setTried(true);
    if (busy || !reason.trim() || answer?.__typename !== 'DebtorsMerged' || !fresh) return;
    setBusy(true); setFailed(false); setAnswered(null);
    const kept = unmask(MERGED, await ask(apollo, reason.trim(), false, null).catch(() => undefined));
    setBusy(false);
    if (!kept) { setFailed(true); return; }
    if (kept.__typename === 'Refusal') { setAnswered(kept); return; }
    toasts.say(toast);
    onDone(true);
    void apollo.refetchQueries({ include: [CASE, CASE_AFFAIRS, THREAD, DEBTOR_RECORD, LIKELY_DEBTORS] }).catch(() => undefined);
  };
  return (
    <InPlace title={title} confirm={confirm} danger={parting ?? false} busy={busy} failed={failed} refusal={refusal} onSend={() => void send()} onCancel={() => onDone()}>
      {children}
      {answer?.__typename === 'DebtorsMerged' && <Effect effect={answer} fresh={fresh} parting={parting ?? false} />}
      <TextField label={t`Pourquoi`} hint={parting ? undefined : t`Même SIRET, même gérant`} maxLength={500} value={reason} onValueChange={onReason} error={wrong['reason'] ?? (tried && !reason.trim() ? t`Écrivez pourquoi.` : undefined)} />
    </InPlace>
  );
}

/** What it does: who he is then, and what changes on each case. */
function Effect({ effect: { kept, other, after, cases, overCount, warnings }, fresh, parting }: { effect: Merged; fresh: boolean; parting: boolean }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const words = useDebtorWords();
  const place = (one: Merged['kept']) => (one.address ? `${one.address.line1}, ${one.address.postalCode} ${one.address.city}` : '—');
  const rows: [string, (one: Merged['kept']) => string][] = [[t`Nom`, ({ name }) => name], [t`SIREN`, ({ siren }) => (siren ? formatSiren(siren) : '—')], [t`Adresse`, place], [t`Téléphone`, ({ phone }) => phone ?? '—'], [t`Courriel`, ({ email }) => email ?? '—'], [t`Représentant`, ({ representative }) => representative ?? '—']];
  const told: Record<string, (facts: Merged['warnings'][number]['facts']) => string> = {
    kinds_differ: () => t`L’un est une société, l’autre un particulier : vérifiez que c’est bien la même personne.`,
    names_differ: () => t`Rien ne rapproche leurs noms : deux personnes prises pour une apprendraient la dette l’une de l’autre.`,
    holds_spread: (facts) => t`Ce qui suspend l’un suspendra l’autre : ${(facts.find(({ key }) => key === 'kinds')?.value ?? '').split(',').map(words.heldKind).join(', ')}.`,
    several_open: (facts) => t`${facts.find(({ key }) => key === 'count')?.value ?? '2'} dossiers restent ouverts, chacun avec ses créances et son décompte.`,
    handed_over: (facts) => t`Une étude tient ${facts.find(({ key }) => key === 'references')?.value ?? ''} : le titre nomme le débiteur tel qu’il y figure.`,
    privacy_request_open: () => t`Une demande sur ses données est en cours : l’administrateur doit savoir qu’elles ne font plus qu’une.`,
  };
  return (
    <div className="merge-effect" aria-busy={!fresh} aria-live="polite">
      <div className="table-box"><table className="table">
        <thead><tr><th scope="col"><span className="off-screen">{t`Donnée`}</span></th>{!parting && <><th scope="col">{kept.name}</th><th scope="col">{other.name}</th></>}<th scope="col">{parting ? t`Redevient` : t`Ensemble`}</th></tr></thead>
        <tbody>{rows.map(([label, value]) => <tr key={label}><th scope="row">{label}</th>{!parting && <><td className="soft">{value(kept)}</td><td className="soft">{value(other)}</td></>}<td>{value(after)}</td></tr>)}</tbody>
      </table></div>
      {cases.length > 0 && <ul>{cases.map((one) => <li key={one.id}>{one.publicReference}, {one.debtorName}, <Money value={one.dueAfter} />{one.dueBefore !== one.dueAfter && <span className="soft"> {t`au lieu de ${money(one.dueBefore)}`}</span>}{one.heldAfter.join() !== one.heldBefore.join() && <>, <Word tone="wait">{one.heldAfter.length ? t`en attente : ${one.heldAfter.map(words.heldKind).join(', ')}` : t`plus rien ne le suspend`}</Word></>}</li>)}</ul>}
      {overCount > 0 && <p className="soft">{overCount === 1 ? t`Et un dossier terminé.` : t`Et ${overCount} dossiers terminés.`}</p>}
      {!parting && warnings.map(({ code, facts }) => <p key={code}><Word tone="wait">{told[code]?.(facts) ?? code}</Word></p>)}
    </div>
  );
}
