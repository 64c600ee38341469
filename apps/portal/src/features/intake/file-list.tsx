import { Trans, useLingui } from '@lingui/react/macro';
import { Press, useFormats } from '@quittance/ui';
import type { Ref } from 'react';
import { ACCEPT, megabytes } from './files.ts';
import { preparation } from './preparation.ts';
import type { Prepared } from './prepared.ts';
import { useCounts, useIntakeWords } from './words.ts';

/** The size of a file as a person reads it: "14 Ko", "1,2 Mo". */
export function useFileSize(): (bytes: number) => string {
  const { t } = useLingui();
  const { locale } = useFormats();
  const point = (figure: string) => (locale === 'fr' ? figure.replace('.', ',') : figure);
  return (bytes) => {
    const kilobytes = Math.max(1, Math.round(bytes / 1024)).toLocaleString(locale), mega = point(megabytes(bytes));
    return bytes < 1024 * 1024 ? t`${kilobytes} Ko` : t`${mega} Mo`;
  };
}

/** Every file that was dropped: as what it was recognised, what was read from it, what could not be; each can be taken out again. */
export function FileList({ prepared, busy, chooser, onColumns }: { prepared: Prepared; busy: boolean; chooser: Ref<HTMLInputElement>; /** Shows how the columns of this table are read. */ onColumns: (file: string) => void }) {
  const { t } = useLingui();
  const counts = useCounts(), words = useIntakeWords(), size = useFileSize();
  const { preview, files, seconds, renewing } = prepared;
  const told = new Map(preview?.files.map((file) => [file.name, file]));
  const papers = new Map(preview?.attachments.map((paper) => [paper.name, paper]));
  const readable = files.filter(({ role }) => role === 'claims').length;
  return (
    <section className="files" aria-label={t`Fichiers`}>
      <div className="files-head">
        <span><b>{counts.filesRead(readable)}</b> <span className="faint">{renewing ? t`l’aperçu se renouvelle` : readable === 1 ? t`en ${seconds} s, reconnu à son contenu` : t`en ${seconds} s, reconnus à leur contenu`}</span></span>
        <label className="link add-files"><input ref={chooser} className="off-screen" type="file" multiple accept={ACCEPT} disabled={busy} onChange={(event) => { void preparation.add([...(event.target.files ?? [])]); event.target.value = ''; }} /><Trans>Ajouter des fichiers</Trans></label>
      </div>
      <ul>
        {files.map(({ id, name, size: bytes, role }) => {
          const file = told.get(name), paper = papers.get(name);
          const said = role === 'paper'
            ? [paper ? words.paper(paper.kind) : t`pièce`, paper?.reference ? t`pour ${paper.reference}` : paper ? t`pour aucune facture` : '']
            : [words.format(file?.format), file?.claims ? counts.read(file.claims) : '', file?.faults ? counts.refused(file.faults) : ''];
          return (
            <li key={id}>
              <b>{name}</b> <span className="faint inline">{size(bytes)}</span>
              {files.length > 1 && <Press className="note" disabled={busy} onClick={() => void preparation.remove(id)}><Trans>Retirer</Trans><span className="off-screen"> {name}</span></Press>}
              <span className="soft">
                {said.filter(Boolean).join(', ')}
                {file?.mapping && <>, <Press disabled={busy} onClick={() => onColumns(name)}>{file.mapping.lacking.length ? t`dire ce que sont ses colonnes` : file.mapping.remembered ? t`colonnes retenues` : t`colonnes`}<span className="off-screen"> {t`de ${name}`}</span></Press></>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
