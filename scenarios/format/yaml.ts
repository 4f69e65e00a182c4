/** Reads YAML 1.2 (and so JSON) into exact values, and knows where each of them stands. */
import {
  Composer, isAlias, isMap, isScalar, isSeq, LineCounter, Parser, visit,
  type Alias, type CST, type Document, type Node, type Scalar,
} from 'yaml';
import { float, int, type Json } from '../../core/value/json.ts';
import { mistake, type Mistake, type Place, type Refused } from './mistake.ts';
import { pathText, type Path } from './path.ts';

/** Finds the place of a value, or of the key that it stands under; of what is not there, the place of what holds it. */
export type Locate = (path: Path, part?: 'value' | 'key') => Place;

export interface YamlFile {
  readonly content: Json;
  readonly locate: Locate;
}

/** Bounds for files from anywhere. Aliases count as often as they are used. */
const MAX_LENGTH = 4 * 1024 * 1024;
const MAX_DEPTH = 100;
const MAX_VALUES = 200_000;

const OPTIONS = { version: '1.2', schema: 'core', intAsBigInt: true, uniqueKeys: false, prettyErrors: false } as const;

/** Reads a file of one document. Of an error in the syntax only the first is told: the others mostly follow from it. */
export function readYaml(text: string, file: string): YamlFile | Refused {
  if (text.length > MAX_LENGTH) return tooMuch(file, `${text.length} characters`, `${MAX_LENGTH} at most`);
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (tokens.some((token) => depthOf(token) > MAX_DEPTH)) return tooMuch(file, 'values in values in values', `${MAX_DEPTH} levels at most`);
  const [document, second] = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  const placeAt = (offset: number, path: Path): Place => ({ file, ...lines.linePos(offset), path: pathText(path) });

  const [error] = document?.errors ?? [];
  if (error) return { mistakes: [mistake(placeAt(error.pos[0], []), lowerFirst(error.message), 'YAML')] };
  if (second) return { mistakes: [mistake(placeAt(second.range[0], []), 'a second document', 'one document')] };
  const root = document?.contents;
  if (!root) return { mistakes: [mistake(placeAt(0, []), 'an empty file', 'something in it')] };

  const targets = targetsIn(document);
  const reader = new Reader(targets, (node, path) => placeAt(startOf(node), path));
  try {
    const content = reader.read(root, [], 0);
    const locate: Locate = (path, part = 'value') => placeAt(offsetOf(targets, root, path, part), path);
    return reader.mistakes.length > 0 ? { mistakes: reader.mistakes } : { content, locate };
  } catch (cause) {
    if (cause instanceof Excess) return tooMuch(file, cause.message, `${MAX_VALUES} values on ${MAX_DEPTH} levels at most`);
    throw cause;
  }
}

function tooMuch(file: string, got: string, expected: string): Refused {
  return { mistakes: [mistake({ file, line: 1, col: 1, path: '' }, got, expected)] };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** How deep a document nests, found without recursion: composing a deep one would exhaust the stack. */
function depthOf(token: CST.Token): number {
  let deepest = 0;
  const pending: [token: CST.Token | null | undefined, depth: number][] = [[token, 0]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [part, depth] = next;
    deepest = Math.max(deepest, depth);
    if (part?.type === 'document') pending.push([part.value, depth]);
    else if (part && 'items' in part) for (const { key, value } of part.items) pending.push([key, depth + 1], [value, depth + 1]);
  }
  return deepest;
}

/** What each alias stands for: the last node with its anchor before it. */
type Targets = ReadonlyMap<Alias, Node>;

function targetsIn(document: Document.Parsed): Targets {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Alias(_, alias) {
      const target = anchors.get(alias.source);
      if (target) targets.set(alias, target);
    },
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

/** More than a file may hold. */
class Excess extends Error {}

class Reader {
  readonly mistakes: Mistake[] = [];
  private readonly targets: Targets;
  private readonly placeOf: (node: Node, path: Path) => Place;
  private values = 0;

  constructor(targets: Targets, placeOf: (node: Node, path: Path) => Place) {
    this.targets = targets;
    this.placeOf = placeOf;
  }

  read(node: Node | null, path: Path, depth: number): Json {
    this.values += 1;
    if (this.values > MAX_VALUES || depth > MAX_DEPTH) throw new Excess('aliases that multiply');
    if (node === null) return null;
    if (isAlias(node)) {
      const target = this.targets.get(node);
      if (target) return this.read(target, path, depth);
      return this.refuse(node, path, `the alias *${node.source}`, `an anchor &${node.source} before it`);
    }
    if (node.tag !== undefined) return this.refuse(node, path, `the tag ${node.tag}`, 'a value without a tag');
    if (isSeq<Node>(node)) return node.items.map((item, index) => this.read(item, [...path, index], depth + 1));
    if (isMap<Node, Node | null>(node)) {
      const entries = new Map<string, Json>();
      for (const { key, value } of node.items) {
        const name = this.readKey(key, path);
        if (entries.has(name)) this.refuse(key, [...path, name], `the key ${JSON.stringify(name)} a second time`, 'each key once');
        entries.set(name, this.read(value, [...path, name], depth + 1));
      }
      return { entries: [...entries] };
    }
    return isScalar(node) ? readScalar(node) : null;
  }

  private readKey(key: Node, path: Path): string {
    if (isScalar(key) && typeof key.value === 'string') return key.value;
    const found = isScalar(key) ? `the key ${key.source ?? 'null'}` : 'a key that is no text';
    this.refuse(key, path, found, 'a text as key (put it in quotes)');
    return '';
  }

  private refuse(node: Node, path: Path, got: string, expected: string): null {
    this.mistakes.push(mistake(this.placeOf(node, path), got, expected));
    return null;
  }
}

/** With `intAsBigInt`, what is a bigint was written as an integer, and what is a number as a float. */
function readScalar({ value }: Scalar): Json {
  if (typeof value === 'bigint') return int(value);
  if (typeof value === 'number') return float(value);
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** Goes down as far as there is something. */
function offsetOf(targets: Targets, root: Node, path: Path, part: 'value' | 'key'): number {
  let at: Node = root;
  let key: Node = root;
  for (const step of path) {
    const holder: Node | undefined = isAlias(at) ? targets.get(at) : at;
    const next = holder && child(holder, step);
    if (!next) return startOf(at);
    key = next.key;
    at = next.value ?? next.key;
  }
  return startOf(part === 'key' ? key : at);
}

function child(holder: Node, step: string | number): { readonly key: Node; readonly value: Node | null } | undefined {
  if (isMap<Node, Node | null>(holder)) return holder.items.find(({ key }) => isScalar(key) && key.value === step);
  const item = isSeq<Node>(holder) && typeof step === 'number' ? holder.items[step] : undefined;
  return item && { key: item, value: item };
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
