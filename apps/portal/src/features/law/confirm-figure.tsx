import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog, TextField, useToast } from '@quittance/ui';
import { useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useFigureWords } from './figure-words.ts';
import type { Figure, FigureRow } from './figures.ts';
import { APPLIED_LAW, CONFIRM_LAW } from './law.queries.ts';
import { useLawWords } from './law-words.ts';

/** A figure that was not sure is confirmed by whoever saw its source: no amount changes, one person is enough. */
export function ConfirmFigure({ figure, row, onClose }: { figure: Pick<Figure, 'id'>; row: FigureRow; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const { named, values, unit } = useFigureWords(), { when, sure } = useLawWords();
  const [source, setSource] = useState(''), [missing, setMissing] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [confirm, { loading }] = useMutation(CONFIRM_LAW, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const wrong = useFieldWords()(refusal);
  const name = named(figure.id)[1], value = [values(row).join(' ; '), unit(row)].filter(Boolean).join(' '), days = when(row), now = sure(row.confidence), article = row.article;
  const send = async () => {
    if (loading) return;
    setMissing(!source.trim());
    if (!source.trim()) return;
    setRefusal(null); setFailed(false);
    const input = { name: figure.id, from: row.from, source: source.trim() };
    const { data } = await confirm({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    if (data.confirmLaw.__typename === 'Refusal') { setRefusal(data.confirmLaw); return; }
    toast.say(t`${name} : confirmé, avec sa source`);
    onClose();
    void apollo.refetchQueries({ include: [APPLIED_LAW] }).catch(() => undefined);
  };
  const onField = wrong['source'];
  return (
    <ConfirmDialog
      open title={t`${name}, ${days} : ${value}`} confirm={t`Confirmer ce chiffre`} busy={loading} onConfirm={() => void send()} onCancel={onClose}
      consequences={
        <div className="form">
          <p><Trans>Confiance {now} à ce jour ({article}). Confirmer dit que vous avez vu le texte : aucune somme ne change, « à confirmer » disparaît partout où ce chiffre sert, votre nom et la source restent dans les tables.</Trans></p>
          {refusal && !onField && <RefusalNote refusal={refusal} focus />}
          {failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est confirmé.</Trans></p>}
          <TextField label={t`Source`} hint={t`arrêté du 26 juin 2026, JO du 30 juin, texte 12…`} value={source} maxLength={500} autoFocus onValueChange={(next) => { setSource(next); setMissing(false); }} error={onField ?? (missing ? t`Dites où vous l’avez vu.` : undefined)} />
        </div>
      }
    />
  );
}
