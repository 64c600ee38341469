export type Theme = 'system' | 'light' | 'dark';
const KEPT = 'quittance.theme';

export function storedTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
export function applyTheme(theme: Theme): void {
  if (theme === 'system') { delete document.documentElement.dataset['theme']; localStorage.removeItem(KEPT); return; }
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem(KEPT, theme);
}
