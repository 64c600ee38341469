import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Combobox, FileDrop, Press, Word, type Option } from '@quittance/ui';
import { useState } from 'react';
import { useFileSize } from './file-list.tsx';
import { MOST_FILE_MEGABYTES, PAPERS } from './files.ts';
import type { PreviewAttachment } from './intake.queries.ts';
import { useCounts, useIntakeWords } from './words.ts';

const AT_FIRST = 40, MOST_FOUND = 40;
/** An invoice that a paper may belong to. */
export interface Invoice { reference: string; debtorName: string }
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
/** The invoices that a text finds, by their number or by the debtor's name. */
export const found = (invoices: readonly Invoice[], text: string): Invoice[] => {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return invoices.filter(({ reference, debtorName }) => { const said = fold(`${reference} ${debtorName}`); return words.every((word) => said.includes(word)); }).slice(0, MOST_FOUND);
};
/** Those that wait for a choice come first. */
export const inOrder = (papers: readonly PreviewAttachment[]): PreviewAttachment[] => [...papers].sort((a, b) => rank(a) - rank(b));
const rank = ({ state }: PreviewAttachment) => ({ several: 0, unmatched: 1, matched: 2, left_out: 3 })[state] ?? 1;

/** Papers that go with the claims: matched by the invoice number in their name; where the name does not tell, the choice is made by hand. */
export function Papers({ papers, invoices, chosen, busy, stay = false, onAttach, onFiles, onClose }: {
  papers: readonly PreviewAttachment[]; invoices: readonly Invoice[]; chosen: ReadonlyMap<string, string | null>; busy: boolean; /** What finds no invoice is kept with the deposit. */ stay?: boolean;
  /** null: left out; undefined: as its name tells. */ onAttach: (name: string, reference: string | null | undefined) => void; onFiles: (files: File[]) => void; onClose?: () => void;
}) {
  const { t } = useLingui();
  const counts = useCounts();
  const [all, setAll] = useState(false);
  // The order is that of the first look: a choice made does not move its line away from under the hand.
  const [order] = useState(() => inOrder(papers).map(({ name }) => name));
  const byName = new Map(papers.map((paper) => [paper.name, paper]));
  const rows = [...order.flatMap((name) => byName.get(name) ?? []), ...inOrder(papers.filter(({ name }) => !order.includes(name)))];
  const shown = all ? rows : rows.slice(0, AT_FIRST);
  const loose = papers.filter(({ state }) => state === 'unmatched' || state === 'several').length;
  return (
    <section className="papers" aria-label={t`Pièces`}>
      <header className="view-head"><h2>{counts.papers(papers.length)} <span className="faint" role="status">{loose ? t`${loose} sans facture` : t`toutes ont leur facture`}</span></h2>{onClose && <span className="buttons"><Button size="small" onClick={onClose}><Trans>Voir les dossiers</Trans></Button></span>}</header>
      {rows.length > 0 && <ul className="paper-list">{shown.map((paper) => <Line key={paper.name} paper={paper} invoices={invoices} chosen={chosen.get(paper.name)} busy={busy} onAttach={(reference) => onAttach(paper.name, reference)} />)}</ul>}
      {shown.length < rows.length && <p className="more"><Press onClick={() => setAll(true)}>{t`Voir les ${rows.length - shown.length} autres`}</Press></p>}
      {stay && loose > 0 && <p className="soft"><Trans>Celles qui n’ont pas de facture sont gardées avec le dépôt : vous pourrez les rattacher ensuite.</Trans></p>}
      <FileDrop label={t`Déposez ici d’autres pièces`} hint={t`Contrats, commandes, bons de livraison, courriers et courriels, ${MOST_FILE_MEGABYTES} Mo au plus chacun : un numéro de facture dans le nom du fichier suffit pour les rapprocher.`} accept={PAPERS} busy={busy} onFiles={onFiles} />
    </section>
  );
}

function Line({ paper, invoices, chosen, busy, onAttach }: { paper: PreviewAttachment; invoices: readonly Invoice[]; chosen: string | null | undefined; busy: boolean; onAttach: (reference: string | null | undefined) => void }) {
  const { t } = useLingui();
  const words = useIntakeWords(), size = useFileSize();
  const [text, setText] = useState(''), [opened, setOpened] = useState(false);
  const option = ({ reference, debtorName }: Invoice): Option => ({ value: reference, label: reference, detail: debtorName });
  const mine = invoices.find(({ reference }) => reference === paper.reference);
  const waits = paper.state === 'unmatched' || paper.state === 'several';
  const out = paper.state === 'left_out';
  return (
    <li>
      <span><b>{paper.name}</b> <span className="faint">{size(paper.size)}</span><br />
        <span className="soft">{words.paper(paper.kind)}, {out ? t`laissée hors du dépôt` : paper.state === 'several' ? <Word tone="wait">{t`plusieurs factures dans son nom`}</Word> : waits ? <Word tone="wait">{t`aucune facture dans son nom`}</Word> : t`pour ${paper.reference ?? ''}${mine ? `, ${mine.debtorName}` : ''}`}</span></span>
      <span className="paper-choice">
        {(waits || opened) && !out && <Combobox className="bare" label={t`La facture de ${paper.name}`} placeholder={t`Numéro de facture ou débiteur`} options={found(invoices, text).map(option)} onQuery={setText} value={mine ? option(mine) : null} disabled={busy} nothing={t`Aucune facture de ce nom.`} onValueChange={(value) => { if (value) { onAttach(value.value); setOpened(false); } }} />}
        {!waits && !opened && !out && <Press disabled={busy} onClick={() => setOpened(true)}><Trans>Changer</Trans><span className="off-screen"> {paper.name}</span></Press>}
        {out ? <Press disabled={busy} onClick={() => onAttach(undefined)}><Trans>Remettre</Trans><span className="off-screen"> {paper.name}</span></Press> : <Press disabled={busy} onClick={() => onAttach(null)}><Trans>Laisser</Trans><span className="off-screen"> {paper.name}</span></Press>}
        {chosen !== undefined && !out && <Press disabled={busy} onClick={() => { setOpened(false); onAttach(undefined); }}><Trans>Selon son nom</Trans><span className="off-screen"> {paper.name}</span></Press>}
      </span>
    </li>
  );
}
