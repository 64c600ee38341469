import { useLingui } from '@lingui/react/macro';
import { useId, useState, type DragEvent, type ReactNode } from 'react';

/** Files dropped or chosen, many at once; the input itself keeps the focus, so the keyboard needs nothing else. */
export function FileDrop({ label, hint, accept, multiple = true, busy = false, onFiles }: { label: ReactNode; hint?: ReactNode; accept?: string; multiple?: boolean; busy?: boolean; onFiles: (files: File[]) => void }) {
  const { t } = useLingui();
  const id = useId();
  const [over, setOver] = useState(false);
  const give = (files: FileList | null) => { if (files?.length && !busy) onFiles(multiple ? [...files] : [files[0]!]); };
  const drag = (to: boolean) => (event: DragEvent) => { event.preventDefault(); setOver(to); };
  return (
    <label className={over ? 'drop is-over' : 'drop'} htmlFor={id} aria-busy={busy} onDragEnter={drag(true)} onDragOver={drag(true)} onDragLeave={drag(false)} onDrop={(event) => { drag(false)(event); give(event.dataTransfer.files); }}>
      <input id={id} className="off-screen" type="file" accept={accept} multiple={multiple} disabled={busy} onChange={(event) => { give(event.target.files); event.target.value = ''; }} />
      <b>{label}</b>
      {hint && <span className="soft">{hint}</span>}
      <span className="link">{multiple ? t`Choisir des fichiers` : t`Choisir un fichier`}</span>
    </label>
  );
}
