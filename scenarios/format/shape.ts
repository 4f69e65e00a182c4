/** Pass 1: the shape of a file, by its schema. Every slip gives one mistake. */
import { get, isList, isObject, type Json } from '../../core/value/json.ts';
import { fromJson, toJson } from '../../core/value/plain.ts';
import { mistake, type Mistake } from './mistake.ts';
import type { Path } from './path.ts';
import type { Validator, Violation } from './validator.ts';
import { describe, nearest, oneOf, quoted } from './words.ts';
import type { Locate } from './yaml.ts';

/** Keywords that only repeat what others have said. */
const ECHOES = ['if', 'propertyNames'];
const STEP_KINDS = ['driver', 'api', 'event', 'fault', 'clock', 'settle', 'service', 'look'];

export function checkShape(validate: Validator, content: Json, locate: Locate): Mistake[] {
  if (validate(fromJson(content))) return [];
  const found = (validate.errors ?? []).filter(({ keyword }) => !ECHOES.includes(keyword)).map((violation) => readViolation(violation, content));
  return firstOfEach(found.filter((finding) => !followsFromSlip(finding, found))).map(({ path, part, got, expected }) =>
    mistake(locate(path, part), got, expected),
  );
}

interface Finding {
  readonly path: Path;
  readonly part: 'value' | 'key';
  readonly got: string;
  readonly expected: string;
  /** The key that is missing. */
  readonly missing?: string;
  /** What an unknown key looks like a slip of. */
  readonly meant?: string | undefined;
}

/** A key that is missing because it was misspelt is told once. */
function followsFromSlip({ missing, path }: Finding, all: readonly Finding[]): boolean {
  return missing !== undefined && all.some((other) => other.meant === missing && samePath(other.path.slice(0, -1), path));
}

function firstOfEach(findings: readonly Finding[]): Finding[] {
  const isSame = (a: Finding, b: Finding): boolean => samePath(a.path, b.path) && a.part === b.part && a.missing === b.missing;
  return findings.filter((finding, at) => findings.findIndex((other) => isSame(finding, other)) === at);
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at]);
}

function readViolation(violation: Violation, content: Json): Finding {
  const { path, value } = follow(violation.instancePath, content);
  const { params, propertyName, parentSchema } = violation;
  const extra = params['additionalProperty'];
  if (typeof extra === 'string') {
    const known = keysOf(parentSchema);
    const expected = expectedKey(extra, known);
    return { path: [...path, extra], part: 'key', got: `the key ${JSON.stringify(extra)}`, expected, meant: nearest(extra, known) };
  }
  const missing = params['missingProperty'];
  if (typeof missing === 'string') return { path, part: 'value', got: describe(value), expected: `the key ${JSON.stringify(missing)}`, missing };
  if (propertyName !== undefined) {
    const got = `the key ${JSON.stringify(propertyName)}`;
    return { path: [...path, propertyName], part: 'key', got, expected: expectedValue(violation, propertyName) };
  }
  return { path, part: 'value', got: describe(value), expected: expectedValue(violation, value) };
}

/** The keys that a mapping can have, but for those that mean nothing yet. */
function keysOf(schema: Violation['parentSchema']): string[] {
  const properties = Object.entries(schema?.properties ?? {});
  return properties.filter(([, { $comment }]) => $comment !== 'Reserved.').map(([key]) => key);
}

function expectedKey(found: string, known: readonly string[]): string {
  const kind = STEP_KINDS.find((word) => known.includes(word));
  if (kind !== undefined && STEP_KINDS.includes(found)) return `one kind for each step: this one is of kind ${JSON.stringify(kind)}`;
  return known.length === 1 ? `no key but ${quoted(known)}` : oneOf(known, found);
}

function expectedValue({ keyword, params, parentSchema }: Violation, value: Json): string {
  const title = parentSchema?.title;
  const allowed = params['allowedValues'];
  if (Array.isArray(allowed)) return oneOf(allowed.map(String), typeof value === 'string' ? value : undefined);
  if ('allowedValue' in params) return describe(toJson(params['allowedValue']));
  if (keyword === 'minItems' || keyword === 'minProperties') return `${title ?? 'something'}, not empty`;
  if (keyword !== 'type') return title ?? keyword;
  const form = params['type'] === 'object' ? 'a mapping' : params['type'] === 'array' ? 'a list' : undefined;
  if (form === undefined || title?.startsWith(form)) return title ?? String(params['type']);
  return title === undefined ? form : `${form}: ${title}`;
}

/** The value that a JSON pointer leads to, and the way there. */
function follow(pointer: string, content: Json): { readonly path: Path; readonly value: Json } {
  const path: (string | number)[] = [];
  let value = content;
  for (const escaped of pointer.split('/').slice(1)) {
    const part = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(isList(value) ? Number(part) : part);
    value = (isList(value) ? value[Number(part)] : isObject(value) ? get(value, part) : null) ?? null;
  }
  return { path, value };
}
