/** The files that a person chose: their bounds, told before anything is sent, and their bytes as they cross the door. */

export const MOST_FILE_BYTES = 20 * 1024 * 1024;
export const MOST_BYTES = 2 * MOST_FILE_BYTES;
export const MOST_FILES = 300;

export interface ReadFile { id: string; name: string; size: number; base64: string }
export interface Unfit { name: string; code: 'file_too_big' | 'file_empty'; megabytes: string }

/** The same file chosen twice is one. */
export const idOf = (file: File): string => `${file.name}\n${file.size}\n${file.lastModified}`;
/** bytes → "20", "23.4" */
export const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(1).replace(/\.0$/, '');

/** What may be read, and what may not and why. No byte is touched. */
export function fitting(files: readonly File[]): { fit: File[]; unfit: Unfit[] } {
  const fit: File[] = [], unfit: Unfit[] = [];
  for (const file of files) {
    if (file.size > MOST_FILE_BYTES) unfit.push({ name: file.name, code: 'file_too_big', megabytes: megabytes(file.size) });
    else if (file.size === 0) unfit.push({ name: file.name, code: 'file_empty', megabytes: '0' });
    else fit.push(file);
  }
  return { fit, unfit };
}

/** The bytes in base64. `onBytes`: how many have been read so far. */
export function readBase64(file: File, signal: AbortSignal, onBytes: (bytes: number) => void = () => undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    const stop = () => reader.abort();
    signal.addEventListener('abort', stop, { once: true });
    reader.onprogress = ({ loaded }) => onBytes(loaded);
    reader.onload = () => { const text = String(reader.result); resolve(text.slice(text.indexOf(',') + 1)); };
    reader.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.onloadend = () => signal.removeEventListener('abort', stop);
    if (signal.aborted) { reject(new DOMException('stopped', 'AbortError')); return; }
    reader.readAsDataURL(file);
  });
}
