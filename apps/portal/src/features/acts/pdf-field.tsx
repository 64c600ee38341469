import { Trans, useLingui } from '@lingui/react/macro';
import { FileDrop, Press } from '@quittance/ui';
import { useState, type ReactNode } from 'react';
import { fitting, MOST_FILE_MEGABYTES, readBase64 } from '../intake/files.ts';
import { useSize } from './use-size.ts';

export interface Pdf { name: string; size: number; base64: string }

/** One PDF: dropped or chosen, then named, with its size. `error`: what the door says of it. */
export function PdfField({ label, hint, pdf, error, onPdf }: { label: string; hint?: ReactNode; pdf: Pdf | null; error?: string | undefined; onPdf: (pdf: Pdf | null) => void }) {
  const { t } = useLingui();
  const size = useSize();
  const [unfit, setUnfit] = useState<string | null>(null);
  const take = async ([file]: File[]) => {
    if (!file) return;
    const { unfit: [bad] } = fitting([file]);
    if (bad) { setUnfit(bad.code === 'file_empty' ? t`${bad.name} est vide.` : t`${bad.name} fait ${bad.megabytes} Mo ; un fichier ne peut dépasser ${MOST_FILE_MEGABYTES} Mo.`); return; }
    setUnfit(null);
    try { onPdf({ name: file.name, size: file.size, base64: await readBase64(file, new AbortController().signal) }); } catch { setUnfit(t`${file.name} ne peut pas être lu.`); }
  };
  const wrong = unfit ?? error;
  return (
    <div className={wrong ? 'field is-wrong pdf-field' : 'field pdf-field'}>
      {pdf
        ? <p className="file-chosen"><b>{pdf.name}</b><span className="soft">{size(pdf.size)}</span><Press onClick={() => onPdf(null)}><Trans>En choisir un autre</Trans></Press></p>
        : <FileDrop multiple={false} accept=".pdf,application/pdf" label={label} hint={hint ?? t`Un PDF, ${MOST_FILE_MEGABYTES} Mo au plus`} onFiles={(files) => void take(files)} />}
      {wrong && <span className="wrong" role="alert">{wrong}</span>}
    </div>
  );
}
