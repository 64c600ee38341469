/**
 * In the browser this stands for @lingui/react (see vite.config.ts): the three things of it that the pages use, over preact itself. The
 * server uses the real one; what both make of a page is the same, or the specs say so.
 */
import type { I18n } from '@lingui/core';
import { cloneElement, createContext, createElement, options, toChildArray, type ComponentChildren, type VNode } from 'preact';
import { useContext } from 'preact/hooks';

const Context = createContext<I18n | null>(null);

export const I18nProvider = ({ i18n, children }: { i18n: I18n; children?: ComponentChildren }) => createElement(Context.Provider, { value: i18n }, children);

export function useLingui() {
  const i18n = useContext(Context)!;
  return { i18n, _: i18n._.bind(i18n) };
}

interface Sentence { id: string; message?: string; values?: Record<string, unknown>; components?: Record<string, VNode> }

/** A sentence of the catalogue with its elements: "Vous avez <0>payé</0>". */
export function Trans({ id, message, values = {}, components = {} }: Sentence) {
  const { i18n } = useLingui();
  // An element among the values keeps its place by a number of its own.
  const elements: Record<string, VNode> = { ...components }, plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value && typeof value === 'object') elements[`v${name}`] = value as VNode;
    plain[name] = value && typeof value === 'object' ? `<v${name}/>` : value;
  }
  return withElements(i18n._(id, plain, message === undefined ? {} : { message }), elements) as never;
}

export function withElements(text: string, elements: Record<string, VNode>): ComponentChildren[] {
  const found: ComponentChildren[] = [];
  let from = 0;
  for (const match of text.matchAll(/<(\w+)>([\s\S]*?)<\/\1>|<(\w+)\/>/g)) {
    const element = elements[match[1] ?? match[3]!];
    if (match.index > from) found.push(text.slice(from, match.index));
    if (element) found.push(match[1] === undefined ? element : cloneElement(element, {}, withElements(match[2]!, elements)));
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

/** React's `defaultValue` of a list, which preact leaves to its larger self. */
options.vnode = ((before) => (vnode: VNode) => {
  const props = vnode.props as { defaultValue?: unknown; children?: ComponentChildren };
  if (vnode.type === 'select' && props.defaultValue !== undefined) {
    for (const option of toChildArray(props.children)) if (typeof option === 'object') (option.props as { selected?: boolean }).selected = String((option.props as { value?: unknown }).value) === String(props.defaultValue);
    delete props.defaultValue;
  }
  before?.(vnode);
})(options.vnode);
