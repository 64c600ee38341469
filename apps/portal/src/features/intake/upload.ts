/** A large file goes to the door as it is, in one stream, and is named by what the door answers: it does not cross as text. */
export interface Uploaded { id: string; name: string; size: number; sha256: string }
/** The door answered, and would not take it. */
export class UploadRefused extends Error { constructor(readonly status: number, readonly code: string) { super(code); } }

/** What the door takes streamed rather than as text. */
export const STREAMED_ABOVE = 512 * 1024;
/** What all files that travel inside a question may weigh together. */
export const MOST_INSIDE = 8 * 1024 * 1024;

/** Sends the bytes. `onBytes`: how many have left; rejects with AbortError, UploadRefused, or TypeError where the door was not reached. */
export function upload(file: File, signal: AbortSignal, onBytes: (bytes: number) => void = () => undefined): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    if (signal.aborted) { reject(new DOMException('stopped', 'AbortError')); return; }
    signal.addEventListener('abort', stop, { once: true });
    request.upload.onprogress = ({ loaded }) => onBytes(Math.min(loaded, file.size));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) { resolve(JSON.parse(request.responseText) as Uploaded); return; }
      reject(new UploadRefused(request.status, codeIn(request.responseText)));
    };
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onerror = () => reject(new TypeError('unreachable'));
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.open('POST', `/deposits/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
}

function codeIn(text: string): string {
  try { const said = JSON.parse(text) as { code?: unknown }; return typeof said.code === 'string' ? said.code : 'file_unreadable'; } catch { return 'file_unreadable'; }
}
