import { useLingui } from '@lingui/react/macro';
import { FileDrop, Press, useFormats } from '@quittance/ui';
import { useState } from 'react';
import { fitting, megabytes, MOST_FILE_MEGABYTES, PAPERS, readBase64 } from '../intake/files.ts';

export interface Attached { name: string; size: number; base64: string }
export const MOST_ATTACHED = 10;
/** As they cross the door. */
export const filesOf = (files: readonly Attached[]) => files.map(({ name, base64 }) => ({ name, base64 }));

/** Papers that go with an answer, a question or a dispute: dropped or chosen, then named; each can be left out again. */
export function Attach({ label, files, error, onFiles }: { label: string; files: readonly Attached[]; error?: string | undefined; onFiles: (files: Attached[]) => void }) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const size = (bytes: number) => { const figure = megabytes(Math.max(bytes, 104858)); return locale === 'fr' ? figure.replace('.', ',') : figure; };
  const [unfit, setUnfit] = useState<string | null>(null);
  const take = async (chosen: File[]) => {
    const { fit, unfit: [bad] } = fitting(chosen);
    if (bad) { setUnfit(bad.code === 'file_empty' ? t`${bad.name} est vide.` : t`${bad.name} fait ${bad.megabytes} Mo ; un fichier ne peut dépasser ${MOST_FILE_MEGABYTES} Mo.`); return; }
    if (files.length + fit.length > MOST_ATTACHED) { setUnfit(t`${MOST_ATTACHED} fichiers au plus.`); return; }
    setUnfit(null);
    try {
      const read = await Promise.all(fit.map(async (file) => ({ name: file.name, size: file.size, base64: await readBase64(file, new AbortController().signal) })));
      onFiles([...files, ...read]);
    } catch { setUnfit(t`Un fichier ne peut pas être lu.`); }
  };
  const wrong = unfit ?? error;
  return (
    <div className={wrong ? 'field is-wrong attach' : 'field attach'}>
      {files.map((file, at) => <p key={`${file.name}${at}`} className="file-chosen"><b>{file.name}</b><span className="soft">{t`${size(file.size)} Mo`}</span><Press onClick={() => onFiles(files.filter((_, other) => other !== at))}>{t`Retirer`}</Press></p>)}
      <FileDrop label={label} hint={t`PDF, photo, courrier ou courriel, ${MOST_FILE_MEGABYTES} Mo au plus`} accept={PAPERS} onFiles={(chosen) => void take(chosen)} />
      {wrong && <span className="wrong" role="alert">{wrong}</span>}
    </div>
  );
}

/** The papers of something said, each to be read in place or kept. */
export function Papers({ documents }: { documents: readonly { id: string; name: string }[] }) {
  if (!documents.length) return null;
  return <p className="links">{documents.map((paper) => <a key={paper.id} href={`/documents/${paper.id}?inline=1`} target="_blank" rel="noopener">{paper.name}</a>)}</p>;
}
