export interface FactLike { key: string; value: string }
/** The facts of a sentence by name; absent and empty are the same. */
export type Facts = (key: string) => string | undefined;
export const factsOf = (facts: readonly FactLike[]): Facts => {
  const byKey = new Map(facts.map(({ key, value }) => [key, value]));
  return (key) => byKey.get(key) || undefined;
};

/** Days between two ISO days. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
export const addDays = (from: string, days: number): string => new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
