/** A key that the server has not seen. */
const freshKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The same thing said again keeps its key, so nothing is ever kept twice; something else has another. */
export function keyring(): (said: unknown) => string {
  let last: { said: string; key: string } | undefined;
  return (said) => {
    const text = JSON.stringify(said);
    if (last?.said !== text) last = { said: text, key: freshKey() };
    return last.key;
  };
}
