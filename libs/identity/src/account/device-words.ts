/** What a browser says of itself, in the few words by which its owner knows it: "Firefox, Windows". Names of products, alike in all languages. */
const BROWSERS = [[/Edg(?:e|A|iOS)?\//, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/FxiOS\/|Firefox\//, 'Firefox'], [/CriOS\/|Chrome\/|HeadlessChrome\//, 'Chrome'], [/Version\/.*Safari\//, 'Safari']] as const;
const SYSTEMS = [[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']] as const;

export function deviceWords(userAgent: string | null): string {
  const of = (names: readonly (readonly [RegExp, string])[]) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  return [of(BROWSERS), of(SYSTEMS)].filter(Boolean).join(', ') || '—';
}
