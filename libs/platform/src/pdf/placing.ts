/**
 * The part of printing that runs inside the page. Only the printer's own calls run there: scripts of the document never do.
 * Every function is sent as text, so each must be whole in itself.
 */

/** Loaded once a page: without a doctype the page would lay out as in 1998, without the policy it would only have the outer walls. */
export const shell = (kept: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">${kept}</head><body></body></html>`;

const KEPT = /<style data-kept(?:="")?>[\s\S]*?<\/style>/g;

/**
 * Parts a document into what stays in the page from one letter to the next (`<style data-kept>`: fonts and the paper's own
 * sheet, most of the bytes) and what is this letter's.
 */
export function part(html: string): { kept: string; own: string } {
  const head = html.indexOf('</head>');
  if (head < 0) return { kept: '', own: html };
  const before = html.slice(0, head);
  return { kept: (before.match(KEPT) ?? []).join(''), own: before.replace(KEPT, '') + html.slice(head) };
}

export interface Placed {
  /** What the document asks for outside itself; when there is any, nothing was put into the page. */
  outward: string[];
  hasText: boolean;
}

/** Loads every font of the kept sheets: margin boxes are laid out too late to ask for theirs. Returns those that failed. */
export async function loadFonts(): Promise<string[]> {
  const failed: string[] = [];
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => failed.push(`${face.family} ${face.weight}`))));
  return failed;
}

/** Reads the document aside, where nothing loads, looks for anything that points outside, and only then swaps it in. */
export async function place(html: string): Promise<Placed> {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const outward: string[] = [];
  const css = (text: string, where: string) => {
    const found = /@import[^;]*|url\(\s*["']?(?!data:|#)[^)]*\)?|image-set\([^)]*|@namespace[^;]*/i.exec(text.replace(/\/\*[\s\S]*?\*\//g, ''));
    if (found) outward.push(`${where} ${found[0].trim()}`);
  };
  const banned = new Set(['script', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'base', 'link', 'audio', 'video', 'portal', 'fencedframe', 'form']);
  const loading = new Set(['src', 'srcset', 'imagesrcset', 'poster', 'background', 'data', 'action', 'formaction', 'ping', 'manifest', 'lowsrc', 'codebase', 'archive', 'classid']);
  const inspect = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      const tag = element.localName;
      if (banned.has(tag)) outward.push(`<${tag}> ${element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('data') ?? ''}`.trim());
      else if (tag === 'meta' && element.hasAttribute('http-equiv') && !/^(content-type|content-language)$/i.test(element.getAttribute('http-equiv')!)) outward.push(`<meta> ${element.getAttribute('http-equiv')} ${element.getAttribute('content') ?? ''}`);
      else if (tag === 'style') css(element.textContent ?? '', '<style>');
      else if (tag === 'template') inspect((element as HTMLTemplateElement).content);
      for (const { localName, value } of element.attributes) {
        if (localName.startsWith('on')) outward.push(`<${tag} ${localName}>`);
        else if (loading.has(localName) || (localName === 'href' && tag !== 'a')) {
          if (!/^\s*(data:|#|$)/i.test(value) || (localName.endsWith('srcset') && /[,\s]\s*(?!data:)[a-z][a-z0-9+.-]*:/i.test(value))) outward.push(`<${tag} ${localName}> ${value}`);
        } else if (localName === 'href') {
          if (!/^\s*(https?:|mailto:|tel:|#)/i.test(value)) outward.push(`<a href> ${value}`);
        } else if (value.includes('(') || value.includes('@')) {
          if (localName === 'style' || /url\(/i.test(value)) css(value, `<${tag} ${localName}>`);
        }
      }
    }
  };
  inspect(next);
  if (outward.length > 0) return { outward, hasText: false };

  const html0 = document.documentElement;
  for (const name of html0.getAttributeNames()) html0.removeAttribute(name);
  for (const { name, value } of next.documentElement.attributes) html0.setAttribute(name, value);
  document.title = next.title;
  for (const style of document.head.querySelectorAll('style:not([data-kept])')) style.remove();
  for (const style of next.head.querySelectorAll('style')) document.head.append(document.adoptNode(style));
  document.body.replaceWith(document.adoptNode(next.body));
  // Layout starts whatever the style asks for, so that it is known before the print and not after.
  void document.body.offsetHeight;
  if (document.fonts.status === 'loading') await document.fonts.ready;
  for (const image of document.images) if (!image.complete) await image.decode().catch(() => undefined);
  return { outward, hasText: /\S/.test(document.body.textContent ?? '') };
}

/** Empties the page, so that a letter is not kept in memory longer than its print. */
export function clear(): void {
  document.body.replaceChildren();
}
