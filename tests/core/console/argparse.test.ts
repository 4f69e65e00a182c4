/** Python's own argparse, recorded by argparse-table.py, against ours: values, errors, usage and help, to the byte. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, parseKnown } from '../../../core/console/argparse/argparse.ts';
import {
  ArgumentProblem, HIDDEN, PLAIN, commands, option, parser, positional, type Argument, type Dialect, type Parser,
} from '../../../core/console/argparse/parser.ts';
import { FLOAT, INT } from '../../../core/console/argparse/types.ts';
import { helpText } from '../../../core/console/argparse/help.ts';
import { usageText } from '../../../core/console/argparse/usage.ts';
import { get, int, isList, isObject, object, type Json, type JsonObject } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { canonicalJson } from '../../../core/value/stringify.ts';

const CINDER: Dialect = {
  ...PLAIN,
  prefersVisible: true,
  complaint: (prog, message) => {
    const [main = '', ...sub] = prog.split(' ');
    return `error: ${message.split(' (choose from')[0] ?? ''}\nTry '${main} help ${sub.join(' ')}' for more information.\n`;
  },
};

const table = list(parseJson(readFileSync(join(import.meta.dirname, 'argparse-table.json'), 'utf8'))).map(dict);

function list(value: Json | undefined): readonly Json[] {
  return value !== undefined && isList(value) ? value : [];
}

function dict(value: Json): JsonObject {
  return isObject(value) ? value : object([]);
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function number(value: Json | undefined): number {
  return value !== undefined && value !== null && typeof value === 'object' && 'int' in value ? Number(value.int) : 0;
}

function texts(value: Json | undefined): readonly string[] {
  return list(value).map(text);
}

const ACTIONS = ['store', 'store_true', 'store_false', 'store_const', 'append', 'append_const', 'extend', 'count', 'help', 'version'] as const;
const NARGS = ['?', '*', '+', '...'] as const;

function argumentOf(its: JsonObject): Argument {
  const options: Record<string, unknown> = {};
  for (const [key, value] of its.entries) if (key !== 'names') options[key] = read(key, value);
  const names = texts(get(its, 'names'));
  return names.length === 0 ? positional(text(get(its, 'dest')), options) : option(names, options);
}

function read(key: string, value: Json): unknown {
  if (key === 'type') return value === 'int' ? INT : FLOAT;
  if (key === 'help') return value === '~' ? HIDDEN : value;
  if (key === 'nargs') return NARGS.find((one) => one === value) ?? number(value);
  if (key === 'action') return ACTIONS.find((one) => one === value);
  return value;
}

function parserOf(its: JsonObject): Parser {
  const dialect = get(its, 'cinder') === true ? CINDER : PLAIN;
  const prog = text(get(its, 'prog'));
  const own = list(get(its, 'args')).map((one) => argumentOf(dict(one)));
  const members = (places: Json | undefined): readonly Argument[] => list(places).flatMap((at) => own[number(at)] ?? []);
  const inner = dict(get(its, 'commands') ?? null).entries.map(([name, args]) => {
    return [name, parser(`${prog} ${name}`, { arguments: list(args).map((one) => argumentOf(dict(one))), dialect })] as const;
  });
  return parser(prog, {
    arguments: inner.length === 0 ? own : [...own, commands(new Map(inner), { metavar: '<subcommand>' })],
    exclusive: list(get(its, 'exclusive')).map((group) => ({ required: list(group)[0] === true, members: members(list(group)[1]) })),
    sections: list(get(its, 'sections')).map((one) => {
      const [title, description, places] = list(one);
      return { title: text(title), description: typeof description === 'string' ? description : null, members: members(places) };
    }),
    dialect,
  });
}

/** All parsers of one: itself and those of its commands. */
function withInner(one: Parser): readonly Parser[] {
  return [one, ...one.arguments.flatMap(({ parsers }) => [...(parsers?.values() ?? [])])];
}

describe.each(table.map((entry) => [text(get(dict(get(entry, 'parser') ?? null), 'prog')), entry] as const))('%s', (_, entry) => {
  const ours = parserOf(dict(get(entry, 'parser') ?? null));
  const usages = texts(get(entry, 'usages'));
  const helps = texts(get(entry, 'helps'));
  const defaults = new Map(ours.arguments.flatMap(({ dest, default: value }) => (value === undefined ? [] : [[dest, canonicalJson(value)] as const])));

  test('usage', () => {
    expect(withInner(ours).map(usageText)).toEqual(usages);
  });

  test('help', () => {
    expect(withInner(ours).map(helpText)).toEqual(helps);
  });

  test('every command line', () => {
    const cases = list(get(entry, 'cases')).map((one) => [texts(list(one)[0]), dict(list(one)[1] ?? null)] as const);
    expect(cases.length).toBeGreaterThan(60);
    expect(cases.map(([words, told]) => [words, outcomeOf(words, get(told, 'r') !== undefined)])).toEqual(cases.map(([words, told]) => [words, toldOf(told)]));
  });

  function outcomeOf(words: readonly string[], known: boolean): unknown {
    const found = known ? parseKnown(ours, words) : parse(ours, words);
    if (found.kind === 'ended') return found;
    const changed = [...found.values].filter(([dest, value]) => defaults.get(dest) !== canonicalJson(value));
    return { values: canonicalJson(object(changed)), rest: found.rest };
  }

  function toldOf(told: JsonObject): unknown {
    const values = get(told, 'v');
    if (values !== undefined) return { values: canonicalJson(values), rest: texts(get(told, 'r')) };
    const message = get(told, 'e');
    const help = get(told, 'h');
    const stdout = help === undefined ? text(get(told, 'o')) : helps[number(help)];
    const stderr = message === undefined ? '' : (usages[number(get(told, 'u'))] ?? '') + text(message);
    return { kind: 'ended', stdout, stderr, exit: message === undefined ? 0 : 2 };
  }
});

describe('an action of the client\'s own', () => {
  const pairs = option('--property', {
    action: ({ values, before, option: name }) => {
      const [key = '', value] = text(values).split('=');
      if (value === undefined) throw new ArgumentProblem(`no pair for ${name ?? ''}`);
      if (key === '') throw new RangeError('no key');
      return object([...dict(before).entries, [key, value]]);
    },
  });
  const limit = option('--limit', { action: ({ values }) => int(text(values).length) });
  const ours = parser('own', { arguments: [pairs, limit] });

  test('makes the value out of what was there before', () => {
    const found = parse(ours, ['--property', 'a=1', '--prop=b=2', '--limit', 'abc']);
    expect(found).toMatchObject({ kind: 'understood', values: new Map<string, Json>([['property', object([['a', '1'], ['b', '2']])], ['limit', int(3)]]) });
  });

  test('is named when it refuses the words', () => {
    const found = parse(ours, ['--property', 'a']);
    expect(found).toMatchObject({ stderr: 'usage: own [--property PROPERTY] [--limit LIMIT]\nown: error: argument --property: no pair for --property\n', exit: 2 });
  });

  test('throws through whatever else it throws', () => {
    expect(() => parse(ours, ['--property', '=1'])).toThrow(RangeError);
  });
});
