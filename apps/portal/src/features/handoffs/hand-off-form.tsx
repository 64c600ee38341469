import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, Choice, Confirm, Select, TextArea, useFormats } from '@quittance/ui';
import { useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../app/states.tsx';
import type { CaseHandoffsQuery } from '../../gql/graphql.ts';
import { usePreview } from '../acts/use-preview.ts';
import { STUDIES } from '../studies/studies.queries.ts';
import { AgreedCosts } from '../questions/agreed-costs.tsx';
import { HAND_TO_BAILIFF, type HandoffCheckData } from './handoffs.queries.ts';
import { departmentOf, nearestFirst } from './territory.ts';
import { MISSIONS, useHandoffWords, type Mission } from './words.ts';

type File = NonNullable<CaseHandoffsQuery['caseFile']>;

/** To whom, for what, within which cost; what it brings about; then it goes. */
export function HandOffForm({ file, check, mission, onMission, onHanded, onBack }: { file: File; check: HandoffCheckData; mission: Mission; onMission: (mission: Mission) => void; onHanded: (handoffId: string) => void; onBack: () => void }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const words = useHandoffWords();
  const known = useQuery(STUDIES, { fetchPolicy: 'cache-and-network' });
  const department = departmentOf(file.debtor.address?.postalCode);
  const territories = new Map(known.data?.studies.map((study) => [study.id, study.departments]));
  const studies = nearestFirst(check.studies.map((study) => ({ ...study, departments: territories.get(study.id) ?? [] })), department);
  const near = studies.filter(({ departments }) => department && departments.includes(department));
  const [chosen, setChosen] = useState<string | null>(null);
  const studyId = chosen ?? (near.length === 1 ? near[0]!.id : studies.length === 1 ? studies[0]!.id : null);
  const [instructions, setInstructions] = useState(''), [ceiling, setCeiling] = useState<string | null>(null);
  const [answered, setAnswered] = useState<RefusalLike | null>(null), [tried, setTried] = useState(false);
  const [hand, { loading, error }] = useMutation(HAND_TO_BAILIFF, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const box = useRef<HTMLDivElement>(null);
  const input = studyId && { caseId: file.id, studyId, mission, instructions: instructions.trim() || null, costCeiling: ceiling };
  const { answer, fresh } = usePreview(input || null, async (said, signal) => (await client.mutate({ mutation: HAND_TO_BAILIFF, variables: { input: { ...said, idempotencyKey: keyOf(said) }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.handToBailiff);
  const refusal = answered ?? (answer?.__typename === 'Refusal' ? answer : null);
  const faults = useFieldWords()(refusal);
  const study = studies.find(({ id }) => id === studyId), preview = answer?.__typename === 'Handoff' ? answer : undefined;
  const change = <Value,>(set: (value: Value) => void) => (value: Value) => { set(value); setAnswered(null); };
  const leave = async () => {
    setTried(true);
    if (loading || !input) { box.current?.querySelector<HTMLElement>('.input')?.focus(); return; }
    const { data } = await hand({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.handToBailiff.__typename === 'Refusal') { setAnswered(data.handToBailiff); return; }
    client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'handoffs' });
    onHanded(data.handToBailiff.id);
  };
  const stopped = refusal && refusal.code !== 'bad_fields' ? refusal : null;
  return (
    <div className="form" ref={box}>
      {studies.length === 0
        ? <p className="soft" role="alert"><Trans>Aucune étude n’est enregistrée. L’administrateur en enregistre une, avec une personne qui y entre ; vous pourrez alors remettre le dossier.</Trans></p>
        : <Select
            label={t`Étude`} placeholder={t`Choisir une étude`} value={studyId} onValueChange={change(setChosen)} error={faults['studyId'] ?? (tried && !studyId ? t`Choisissez une étude.` : undefined)}
            options={studies.map((one) => ({ value: one.id, label: one.name, detail: [one.city, one.departments.join(', ')].filter(Boolean).join(' · ') }))}
            heard={study && <>{study.departments.includes(department ?? '') ? <b>{t`agit dans le département ${department ?? ''}, où est le débiteur`}</b> : department ? <span className="word wait">{t`n’agit pas dans le département ${department}, où est le débiteur`}</span> : study.city}</>}
          />}
      <Choice label={t`Mission`} options={MISSIONS.map((value) => ({ value, label: words.mission(value), kbd: value === 'serve' ? 's' : 'e' }))} value={mission} onValueChange={(value) => change(onMission)(value as Mission)} />
      {faults['mission'] && <p className="form-wrong" role="alert">{faults['mission']}</p>}
      <AgreedCosts caseId={file.id} ceiling={ceiling} onTake={change(setCeiling)} />
      <AmountField label={t`Plafond des frais`} optional hint={t`Au-delà, l’étude demande votre accord`} value={ceiling} onValueChange={change(setCeiling)} error={faults['costCeiling']} />
      <TextArea label={t`Instructions`} optional rows={3} maxLength={4000} hint={t`Voies à suivre ou à éviter, ce que le débiteur a demandé`} value={instructions} onValueChange={change(setInstructions)} error={faults['instructions']} />
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Le dossier n’est peut-être pas remis ; essayez de nouveau, il ne le sera pas deux fois.</Trans></p>}
      {stopped && <RefusalNote refusal={stopped} focus={answered !== null} actions={<WayOut onBack={onBack} id={file.id} code={stopped.code} />} />}
      {!stopped && <Confirm
        title={study ? t`Le dossier est remis à ${study.name}.` : t`Le dossier est remis à l’étude.`}
        consequences={<ul className="consequences">
          <li><Trans>Elle voit aussitôt ce dossier, ses pièces et son décompte de {money(preview?.due ?? check.due)}, et aucun autre ; jamais vos notes internes.</Trans></li>
          <li>{mission === 'serve' ? t`Sa mission s’arrête à la signification du titre.` : t`Elle peut faire tous les actes d’exécution que le titre permet.`}{preview?.deadline && <> {words.deadline(preview.deadline.code, preview.deadline.on)} <span className="faint">({preview.deadline.article})</span>.</>}</li>
          <li>{ceiling ? t`Elle engage au plus ${money(ceiling)} de frais sans vous demander.` : t`Aucun plafond : elle engage les frais que les actes demandent.`}</li>
          <li><Trans>Elle peut refuser, avec un motif ; vous pouvez reprendre le dossier à tout moment, elle ne le voit plus.</Trans></li>
          <li><Trans>Le créancier {file.creditor.name} voit la remise et les actes dans son dossier.</Trans></li>
        </ul>}
        confirm={t`Remettre le dossier`} cancel={t`Revenir au dossier`} busy={loading} disabled={!studyId || (!fresh && !answered)} onConfirm={() => void leave()} onCancel={onBack}
      />}
    </div>
  );
}

/** What can be done where the file may not go: a title where there is none; back to the case. */
export function WayOut({ onBack, id, code }: { onBack: () => void; id: string; code: string }) {
  const records = useMay()('record', 'Title');
  return <>{code === 'no_title' && records && <LinkButton kind="primary" to="/cases/$id/title" params={{ id }}><Trans>Enregistrer un titre</Trans></LinkButton>}<Button kind="quiet" kbd="Escape" onClick={onBack}><Trans>Revenir au dossier</Trans></Button></>;
}
