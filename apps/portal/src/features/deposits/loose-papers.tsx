import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Combobox, useToast, type Option } from '@quittance/ui';
import { useDeferredValue, useState } from 'react';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { useFileSize } from '../intake/file-list.tsx';
import { useIntakeWords } from '../intake/words.ts';
import { ATTACH_LOOSE_PAPER, DEPOSIT_CLAIMS, MISSING_EVIDENCE, type LoosePaper } from './deposits.queries.ts';

/** What a browser shows by itself; the rest is saved. */
const SHOWN = /^(?:application\/pdf|image\/(?:png|jpeg))$/;

/** Papers that came with a deposit and found no invoice: choosing one attaches it, and that is all there is to do. */
export function LoosePapers({ depositId, papers, mayAttach }: { depositId: string; papers: readonly LoosePaper[]; mayAttach: boolean }) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const toast = useToast();
  const words = useIntakeWords(), size = useFileSize();
  const [text, setText] = useState(''), [busy, setBusy] = useState<string | null>(null), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const asked = useDeferredValue(text.trim());
  const { data, previousData } = useQuery(DEPOSIT_CLAIMS, { variables: { id: depositId, text: asked || null }, skip: !mayAttach });
  const options: Option[] = ((data ?? previousData)?.deposit?.claims ?? []).map(({ id, reference, debtorName }) => ({ value: id, label: reference, detail: debtorName }));
  const attach = async (paper: LoosePaper, claim: Option) => {
    setBusy(paper.id); setRefusal(null); setFailed(false);
    const answer = await apollo.mutate({ mutation: ATTACH_LOOSE_PAPER, variables: { depositId, documentId: paper.id, claimId: claim.value } }).then((told) => told.data!.attachLoosePaper, () => null);
    setBusy(null);
    if (!answer) { setFailed(true); return; }
    if (answer.__typename === 'Refusal') { setRefusal(answer); return; }
    setText('');
    const { name } = paper, { label } = claim;
    toast.say(t`${name} est jointe à ${label}`);
    await apollo.refetchQueries({ include: [MISSING_EVIDENCE] }).catch(() => undefined);
  };
  return (
    <section className="loose" aria-labelledby="loose-papers">
      <h2 id="loose-papers"><Trans>Pièces à rattacher</Trans> <span className="faint" role="status">{papers.length}</span></h2>
      <p className="soft">{mayAttach ? <Trans>Leur nom ne dit pas de quelle facture elles sont. Choisissez-la : la pièce rejoint aussitôt le dossier.</Trans> : <Trans>Leur nom ne dit pas de quelle facture elles sont ; elles restent avec le dépôt.</Trans>}</p>
      {refusal && <RefusalNote refusal={refusal} focus />}
      {failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. La pièce n’a pas été jointe ; elle reste avec le dépôt.</Trans></p>}
      <ul className="paper-list">
        {papers.map((paper) => (
          <li key={paper.id}>
            <span><a href={SHOWN.test(paper.mediaType) ? `/documents/${paper.id}?inline=1` : `/documents/${paper.id}`} {...(SHOWN.test(paper.mediaType) ? { target: '_blank', rel: 'noopener' } : { download: true })}>{paper.name}</a> <span className="faint">{size(paper.size)}</span><br /><span className="soft">{words.paper(paper.kind === 'attachment' ? 'other' : paper.kind)}</span></span>
            {mayAttach && <span className="paper-choice"><Combobox className="bare" label={t`La facture de ${paper.name}`} placeholder={t`Numéro de facture ou débiteur`} options={options} onQuery={setText} value={null} disabled={busy !== null} nothing={t`Aucune facture de ce nom dans ce dépôt.`} onValueChange={(value) => { if (value) void attach(paper, value); }} /></span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
