import { PAGE_CSS } from './sheet.ts';
import { cssString, escapeHtml } from './text.ts';

export interface Paper {
  /** A fragment: one element of class "paper", without style attributes, scripts or addresses that load anything. */
  html: string;
  /** Its sheet, every rule under ".paper"; fonts "Newsreader" and "Radio Canada" are expected to be there. */
  css: string;
  title: string;
  /** What runs at the foot of every page; the printer adds the number of the page. */
  foot: { left: string; right: string };
}

/** One face of the paper's fonts: woff2, in base64. */
export interface PaperFont {
  family: string;
  weight: number;
  /** Width in percent; 100 if absent. */
  stretch?: number;
  unicodeRange: string;
  woff2: string;
}

/**
 * The whole document that the printer takes: it loads nothing, its fonts are inside. What is the same for every letter
 * stands in `<style data-kept>`, which a printer may keep from one letter to the next.
 */
export function paperDocument(paper: Paper, fonts: readonly PaperFont[]): string {
  const foot = `:root{--foot-left:${cssString(paper.foot.left)};--foot-right:${cssString(paper.foot.right)}}`;
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(paper.title)}</title><style data-kept>${faces(fonts)}${PAGE_CSS}${paper.css}</style><style>${foot}</style></head><body>${paper.html}</body></html>`;
}

const made = new WeakMap<readonly PaperFont[], string>();
function faces(fonts: readonly PaperFont[]): string {
  let css = made.get(fonts);
  if (css === undefined) {
    css = fonts.map(({ family, weight, stretch = 100, unicodeRange, woff2 }) => `@font-face{font-family:"${family}";font-weight:${weight};font-stretch:${stretch}%;unicode-range:${unicodeRange};src:url(data:font/woff2;base64,${woff2}) format("woff2")}`).join('\n');
    made.set(fonts, css);
  }
  return css;
}
