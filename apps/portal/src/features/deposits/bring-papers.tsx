import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileDrop, Progress, useKeys, useToast } from '@quittance/ui';
import { useRef, useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { fitting, MOST_FILE_MEGABYTES, PAPERS, readBase64, uniqueName, type Unfit } from '../intake/files.ts';
import type { PreviewAttachment } from '../intake/intake.queries.ts';
import { Papers, type Invoice } from '../intake/papers.tsx';
import { Told } from '../intake/told.tsx';
import { useCounts } from '../intake/words.ts';
import { ATTACH_TO_CLAIMS, MISSING_EVIDENCE } from './deposits.queries.ts';

export interface Brought { name: string; base64: string }
export interface Aim { files: File[]; /** For this invoice, whatever their names say. */ reference?: string }

/** Many papers at once for claims placed before: to which each would go is shown first, and nothing is kept until it is said so. */
export function useBringPapers() {
  const apollo = useApolloClient();
  const toast = useToast();
  const { t } = useLingui();
  const counts = useCounts();
  const [papers, setPapers] = useState<readonly Brought[]>([]), [choices, setChoices] = useState<ReadonlyMap<string, string | null>>(new Map()), [matches, setMatches] = useState<readonly PreviewAttachment[]>([]);
  const [busy, setBusy] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false), [unfit, setUnfit] = useState<readonly Unfit[]>([]);
  const turn = useRef(0);
  const ask = async (list: readonly Brought[], chosen: ReadonlyMap<string, string | null>, dryRun: boolean) => {
    const mine = ++turn.current;
    setBusy(true); setRefusal(null); setFailed(false);
    const input = { attachments: list.map(({ name, base64 }) => ({ name, base64 })), attach: [...chosen].map(([name, reference]) => ({ name, reference })) };
    const answer = await apollo.mutate({ mutation: ATTACH_TO_CLAIMS, variables: { input, dryRun }, fetchPolicy: 'no-cache' }).then(({ data }) => data!.attachToClaims, () => null);
    if (mine !== turn.current) return undefined;
    setBusy(false);
    if (!answer) { setFailed(true); return undefined; }
    if (answer.__typename === 'Refusal') { setRefusal(answer); return undefined; }
    if (dryRun) setMatches(answer.attachments);
    return answer;
  };
  const clear = () => { turn.current++; setPapers([]); setChoices(new Map()); setMatches([]); setRefusal(null); setFailed(false); setUnfit([]); setBusy(false); };
  return {
    papers, choices, matches, busy, refusal, failed, unfit, clear,
    add: async ({ files, reference }: Aim) => {
      const { fit, unfit: bad } = fitting(files);
      setUnfit(bad);
      if (!fit.length) return;
      setBusy(true);
      const names = new Set(papers.map(({ name }) => name)), fresh: Brought[] = [];
      for (const file of fit) {
        const name = uniqueName(file.name, names);
        names.add(name);
        const base64 = await readBase64(file, new AbortController().signal).catch(() => null);
        if (base64 !== null) fresh.push({ name, base64 });
      }
      const list = [...papers, ...fresh], chosen = reference === undefined ? choices : new Map([...choices, ...fresh.map(({ name }) => [name, reference] as const)]);
      setPapers(list); setChoices(chosen);
      await ask(list, chosen, true);
    },
    choose: (name: string, reference: string | null | undefined) => {
      const chosen = new Map(choices);
      if (reference === undefined) chosen.delete(name); else chosen.set(name, reference);
      setChoices(chosen);
      void ask(papers, chosen, true);
    },
    again: () => void ask(papers, choices, true),
    keep: async () => {
      const answer = await ask(papers, choices, false);
      if (!answer) return;
      toast.say(t`${counts.papers(answer.kept)} au dossier`);
      clear();
      await apollo.refetchQueries({ include: [MISSING_EVIDENCE] }).catch(() => undefined);
    },
  };
}

export function BringPapers({ bring, invoices }: { bring: ReturnType<typeof useBringPapers>; invoices: readonly Invoice[] }) {
  const { t } = useLingui();
  const counts = useCounts();
  const words = useFieldWords()(bring.refusal);
  const fit = bring.matches.filter(({ state }) => state === 'matched').length;
  const ready = fit > 0 && !bring.busy && !bring.refusal && !bring.failed;
  useKeys([{ keys: 'Ctrl+Enter', label: t`joindre`, inFields: true, disabled: !ready, run: () => void bring.keep() }]);
  return (
    <div className="bring">
      <Told prepared={{ refusal: null, unfit: bring.unfit, failed: null }} />
      {bring.refusal && <RefusalNote refusal={bring.refusal} focus actions={Object.values(words).length ? <ul>{Object.values(words).map((line) => <li key={line}>{line}</li>)}</ul> : undefined} />}
      {bring.failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’a été joint ; vos pièces sont gardées ici.</Trans> <Button size="small" onClick={bring.again}><Trans>Essayer de nouveau</Trans></Button></p>}
      {bring.papers.length === 0
        ? <FileDrop label={t`Déposez ici les pièces, toutes ensemble`} hint={t`Un numéro de facture dans le nom du fichier suffit pour les rapprocher ; vous voyez où chacune ira avant qu’elle n’y soit. ${MOST_FILE_MEGABYTES} Mo au plus chacune.`} accept={PAPERS} busy={bring.busy} onFiles={(files) => void bring.add({ files })} />
        : <>
          {bring.matches.length > 0 && <Papers papers={bring.matches} invoices={invoices} chosen={bring.choices} busy={bring.busy} onAttach={bring.choose} onFiles={(files) => void bring.add({ files })} />}
          {bring.busy && <Progress label={t`Rapprochement des pièces`} value={null} detail={t`rien n’est enregistré`} />}
          <div className="buttons"><Button kind="primary" kbd="Ctrl+Enter" disabled={!ready} onClick={() => void bring.keep()}>{t`Joindre ${counts.papers(fit)}`}</Button><Button kind="quiet" onClick={bring.clear}><Trans>Abandonner</Trans></Button></div>
        </>}
    </div>
  );
}
