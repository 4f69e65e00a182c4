/** What is to be said about the text of a reference while it is written. */
import { JsonSyntaxError, parseJson } from '../../../core/value/parse.ts';
import { readJson } from './json-text.ts';
import { isLetThrough } from './shell.ts';

/** Why a text is no JSON, in Python's words, and where, in UTF-16 units; null for what is JSON, and for an empty text. */
export function placeOfProblem(text: string): { readonly message: string; readonly offset: number } | null {
  if (text === '') return null;
  try {
    parseJson(text);
    return null;
  } catch (failure) {
    if (!(failure instanceof JsonSyntaxError)) throw failure;
    // The number of the character says nothing that line and column don't.
    return { message: failure.message.replace(/ \(char \d+\)$/, ''), offset: failure.offset };
  }
}

/** What keeps a reference from a driver, in a sentence; nothing where it gets there. */
export function textProblem(text: string): string {
  if (text === '') return 'Write a reference, or choose an object.';
  const problem = placeOfProblem(text);
  if (problem) return `This is no JSON. ${problem.message}`;
  const value = readJson(text);
  return value === undefined || isLetThrough(value) ? '' : 'Cinder’s API answers this with 400, so that no driver gets to see it.';
}
