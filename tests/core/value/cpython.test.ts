/** Every case of the fixture, which CPython 3.11 itself has written (tools/cpython-fixture.py). */

import { expect, test } from 'vitest';
import type { PyAnswer } from '../../../core/value/answer.ts';
import { digestsOfCharacters } from './characters.ts';
import { floatRepr, pyCeilOfText, pyFloat } from '../../../core/value/floats.ts';
import { pyEquals, pyIn, pyTruthy } from '../../../core/value/operators.ts';
import { JsonSyntaxError, parseJson } from '../../../core/value/parse.ts';
import { pyRepr, pyStr, pyTypeName } from '../../../core/value/python.ts';
import { canonicalJson, stringifyJson } from '../../../core/value/stringify.ts';
import { textRepr } from '../../../core/value/text-repr.ts';
import fixtureText from './cpython.json?raw';

type Answer = ['value', unknown] | ['raises', string, string];

interface Fixture {
  values: [text: string, repr: string, str: string | null, type: string, truthy: boolean, canonical: string][];
  indented: [text: string, indented: string][];
  floats: [text: string, repr: string][];
  refused: [text: string, message: string][];
  floatTexts: [text: string, float: Answer, ceil: Answer][];
  contained: [key: string, container: string, answer: Answer][];
  equal: [text: string, equal: string[]][];
  characters: [property: string, digest: string][];
}

const fixture = JSON.parse(fixtureText) as Fixture;

test('values: repr, str, type, truth, canonical JSON', () => {
  const ours = fixture.values.map(([text]) => {
    const value = parseJson(text);
    const str = pyStr(value) === pyRepr(value) ? null : pyStr(value);
    return [text, pyRepr(value), str, pyTypeName(value), pyTruthy(value), canonicalJson(value)];
  });
  expect(ours).toEqual(fixture.values);
});

test('indented JSON', () => {
  const ours = fixture.indented.map(([text]) => [text, stringifyJson(parseJson(text), 2)]);
  expect(ours).toEqual(fixture.indented);
});

test('floats of all magnitudes', () => {
  const ours = fixture.floats.map(([text]) => [text, pyRepr(parseJson(text))]);
  expect(ours).toEqual(fixture.floats);
});

test('what is not JSON, and where', () => {
  const ours = fixture.refused.map(([text]) => [text, messageOf(() => parseJson(text))]);
  expect(ours).toEqual(fixture.refused);
});

test('float(text) and int(math.ceil(float(text)))', () => {
  const ours = fixture.floatTexts.map(([text]) => [text, floatAnswer(text), asAnswer(pyCeilOfText(text), String)]);
  expect(ours).toEqual(fixture.floatTexts);
});

test('key in container', () => {
  const ours = fixture.contained.map(([key, text]) => [key, text, asAnswer(pyIn(key, parseJson(text)), Boolean)]);
  expect(ours).toEqual(fixture.contained);
});

test('a == b, for each pair', () => {
  const texts = fixture.equal.map(([text]) => text);
  const ours = texts.map((text) => [text, texts.filter((other) => pyEquals(parseJson(text), parseJson(other)))]);
  expect(ours).toEqual(fixture.equal);
});

test('every character of Unicode: printable, white space, digit', () => {
  expect(digestsOfCharacters()).toEqual(fixture.characters);
});

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error.message;
    throw error;
  }
  return 'was read';
}

function floatAnswer(text: string): Answer {
  const value = pyFloat(text);
  if (value !== undefined) return ['value', floatRepr(value)];
  return ['raises', 'ValueError', `could not convert string to float: ${textRepr(text)}`];
}

function asAnswer<T>(answer: PyAnswer<T>, shown: (value: T) => unknown): Answer {
  return 'value' in answer ? ['value', shown(answer.value)] : ['raises', answer.raises, answer.message];
}
