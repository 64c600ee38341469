import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, ConfirmDialog, Table, TextArea, useToast, Word } from '@quittance/ui';
import { useState } from 'react';
import { useFieldWords } from '../../app/refusals.tsx';
import { ERASE_PERSON, type ErasureLine } from './privacy.queries.ts';
import { Part, type PartProps } from './request-parts.tsx';
import { useStep } from './use-step.ts';
import { usePrivacyWords } from './words.ts';

/** What may fall today, what stands and by which text; then the erasing, told before it is done. */
export function ErasurePart({ request, onDone, waits }: PartProps & { waits: boolean }) {
  const { t } = useLingui();
  const toast = useToast();
  const words = usePrivacyWords();
  const [said, setSaid] = useState(''), [unlawful, setUnlawful] = useState(false), [sure, setSure] = useState(false);
  const [erase] = useMutation(ERASE_PERSON), step = useStep(onDone), wrong = useFieldWords()(step.refusal);
  const free = request.erasure.flatMap(({ lines }) => lines).filter(({ code, rows }) => code === null && rows > 0);
  const kinds = [...new Set(free.map(({ kind }) => words.kind(kind).toLowerCase()))].join(', ');
  return (
    <Part id="privacy-erase" title={t`Ce qui peut être effacé`} step={step}>
      {request.erasure.map(({ debtorId, creditorName, lines }) => (
        <Table
          key={debtorId} caption={creditorName} rows={lines} rowId={(line) => line.kind}
          columns={[
            { key: 'kind', head: t`Données`, rowHead: true, cell: (line: ErasureLine) => words.kind(line.kind) },
            { key: 'rows', head: t`Lignes`, as: 'end', cell: (line: ErasureLine) => line.rows },
            { key: 'stands', head: t`Ce qui s’y oppose`, cell: (line: ErasureLine) => (line.code && line.rows > 0 && !line.erased ? <Word tone="wait">{words.stands(line)}</Word> : <span className="soft">{words.stands(line)}</span>) },
            { key: 'article', head: t`Texte`, cell: (line: ErasureLine) => <span className="note">{line.rows > 0 && !line.erased ? [line.article, line.exception].filter(Boolean).join(' ; ') : ''}</span> },
          ]}
        />
      ))}
      {waits && (
        <form className="form privacy-form" onSubmit={(event) => { event.preventDefault(); setSure(true); }}>
          <TextArea label={t`Pourquoi il est effacé`} rows={2} maxLength={2000} value={said} onValueChange={setSaid} error={wrong['words']} />
          <Checkbox label={t`Ces données n’auraient jamais dû être détenues`} hint={t`RGPD art. 17, § 1, d : seules les pièces comptables restent.`} checked={unlawful} onCheckedChange={setUnlawful} />
          <div className="buttons"><Button type="submit" kind="danger" busy={step.busy}><Trans>Effacer</Trans></Button></div>
        </form>
      )}
      {sure && <ConfirmDialog
        open danger title={t`Les données sont effacées.`} confirm={t`Effacer`}
        consequences={<><p>{unlawful ? t`Tout ce qui n’est pas une pièce comptable est effacé.` : kinds ? t`Est effacé : ${kinds}.` : t`Rien ne peut être effacé aujourd’hui : la réponse dira ce qui s’y oppose.`}</p><p><Trans>Les sommes, les paiements, les références et le journal restent. Un effacement ne se reprend pas.</Trans></p></>}
        onConfirm={() => { setSure(false); void step.send(async () => (await erase({ variables: { requestId: request.id, words: said, unlawful } })).data?.erasePerson, () => toast.say(t`C’est effacé`)); }} onCancel={() => setSure(false)}
      />}
    </Part>
  );
}
