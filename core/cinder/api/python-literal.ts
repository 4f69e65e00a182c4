/** Dicts as Python writes them. */
import { isObject, type JsonObject } from '../../value/json.ts';
import { JsonSyntaxError, parseJson } from '../../value/parse.ts';

const TOKEN = /'((?:[^'\\\n]|\\.)*)'|"(?:[^"\\\n]|\\.)*"|\b(?:True|False|None)\b/g;
const WORDS: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

/**
 * The dict that the text is to Python (`ast.literal_eval`); undefined when it is something else. Only what JSON can say
 * as well is understood, with either kind of quotes.
 */
export function dictOf(text: string): JsonObject | undefined {
  const json = text.replace(TOKEN, (token: string, single: string | undefined) => {
    if (single !== undefined) return `"${single.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;
    return WORDS[token] ?? token;
  });
  try {
    const value = parseJson(json);
    return isObject(value) ? value : undefined;
  } catch (failure) {
    if (failure instanceof JsonSyntaxError) return undefined;
    throw failure;
  }
}
