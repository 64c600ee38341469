/** "37000" → "37", "20090" → "2A", "97110" → "971"; undefined where it is no French postal code. */
export function departmentOf(postalCode: string | null | undefined): string | undefined {
  const code = /^\d{5}$/.exec(postalCode?.trim() ?? '')?.[0];
  if (!code) return undefined;
  if (code.startsWith('20')) return Number(code) < 20_200 ? '2A' : '2B';
  return /^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2);
}

/** Those who act where the debtor is first, then by name. */
export const nearestFirst = <Study extends { name: string; departments: readonly string[] }>(studies: readonly Study[], department: string | undefined): Study[] =>
  [...studies].sort((a, b) => Number(b.departments.includes(department ?? '')) - Number(a.departments.includes(department ?? '')) || a.name.localeCompare(b.name));
