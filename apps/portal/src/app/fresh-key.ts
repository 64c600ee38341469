import { useRef } from 'react';

/** A key that the server has not seen. */
export function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One key an attempt: the same input sent again keeps it, so nothing is ever kept twice. */
export function useAttemptKey(): (input: unknown) => string {
  const sent = useRef<{ said: string; key: string } | null>(null);
  return (input) => {
    const said = JSON.stringify(input);
    if (sent.current?.said !== said) sent.current = { said, key: freshKey() };
    return sent.current.key;
  };
}
