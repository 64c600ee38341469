import { describe, expect, test } from '@jest/globals';
import { createElement, type VNode } from 'preact';
import { withElements } from './lite.ts';

const told = (parts: ReturnType<typeof withElements>): unknown => parts.map((part) => (typeof part === 'string' ? part : [(part as VNode).type, told([(part as VNode<{ children?: never }>).props.children ?? []].flat())]));

describe('a sentence with its elements', () => {
  const elements = { 0: createElement('b', {}), 1: createElement('a', {}), v2: createElement('time', {}) };
  test.each<[string, unknown[]]>([
    ['rien', ['rien']],
    ['<0>tout</0>', [['b', ['tout']]]],
    ['avant <0>dedans</0> après', ['avant ', ['b', ['dedans']], ' après']],
    ['<0>un</0> et <1>deux</1>', [['b', ['un']], ' et ', ['a', ['deux']]]],
    ['<0>un <1>deux</1></0>.', [['b', ['un ', ['a', ['deux']]]], '.']],
    ['le <v2/> à 5 < 6', ['le ', ['time', []], ' à 5 < 6']],
  ])('%s', (text, parts) => expect(told(withElements(text, elements))).toEqual(parts));

  test('an element that the page does not give is left out, never shown as text', () => expect(told(withElements('a <9>b</9> c', elements))).toEqual(['a ', ' c']));
});
