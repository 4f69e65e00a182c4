/** Compares a TypeScript type with the JSON Schema that is to describe it, all the way down. */
import ts from 'typescript';

export type Schema = { readonly [keyword: string]: unknown };

/** A program over one file, to look up its types. */
export class Types {
  private readonly checker: ts.TypeChecker;
  private readonly file: ts.SourceFile;

  constructor(path: string) {
    const options = { strict: true, exactOptionalPropertyTypes: true, target: ts.ScriptTarget.ES2023, noEmit: true, allowImportingTsExtensions: true };
    const program = ts.createProgram([path], { ...options, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [] });
    const file = program.getSourceFile(path);
    if (!file) throw new Error(`There is no ${path}.`);
    this.checker = program.getTypeChecker();
    this.file = file;
  }

  /** Where type and schema differ, in words; empty when they say the same. */
  differences(name: string, schema: Schema, root: Schema): string[] {
    const module = this.checker.getSymbolAtLocation(this.file);
    const symbol = module && this.checker.getExportsOfModule(module).find((each) => each.name === name);
    if (!symbol) throw new Error(`There is no type ${name}.`);
    return new Comparison(this.checker, root).compare([this.checker.getDeclaredTypeOfSymbol(symbol)], [schema], name);
  }
}

/** Values that are kept exactly: below them there is nothing to compare. */
const EXACT = ['PyInt', 'PyFloat', 'JsonObject'];

class Comparison {
  private readonly checker: ts.TypeChecker;
  private readonly root: Schema;

  constructor(checker: ts.TypeChecker, root: Schema) {
    this.checker = checker;
    this.root = root;
  }

  compare(types: readonly ts.Type[], schemas: readonly Schema[], path: string): string[] {
    const variants = types.flatMap(unionMembers);
    const leaves = schemas.flatMap((schema) => this.leavesOf(schema));
    if (variants.some((type) => EXACT.includes(type.getSymbol()?.name ?? ''))) return [];
    const records = variants.filter((type) => isRecord(type) && !this.checker.isArrayLikeType(type));
    return [
      ...sameSet(`${path}: the kinds of value`, variants.map((type) => this.kindOf(type)), leaves.flatMap(kindsOf)),
      ...this.compareWords(variants, leaves, path),
      ...this.compareItems(variants, leaves, path),
      ...this.compareProperties(records, leaves, path),
      ...this.compareValues(records, leaves, path),
    ];
  }

  /** Texts and numbers that the type spells out. Where it says `string`, the schema may be stricter. */
  private compareWords(variants: readonly ts.Type[], leaves: readonly Schema[], path: string): string[] {
    if (variants.some((type) => type.flags & (ts.TypeFlags.String | ts.TypeFlags.Number) || isBranded(type))) return [];
    const literals = variants.flatMap((type) => (type.isStringLiteral() || type.isNumberLiteral() ? [String(type.value)] : []));
    return sameSet(`${path}: the words`, literals, leaves.flatMap(wordsOf));
  }

  private compareItems(variants: readonly ts.Type[], leaves: readonly Schema[], path: string): string[] {
    const items = variants.filter((type) => this.checker.isArrayLikeType(type)).flatMap((type) => this.checker.getTypeArguments(type as ts.TypeReference));
    const schemas = leaves.flatMap(({ items: each, prefixItems = [] }) => [each, ...(prefixItems as unknown[])].filter(isSchema));
    return items.length === 0 && schemas.length === 0 ? [] : this.compare(items, schemas, `${path}[]`);
  }

  private compareProperties(records: readonly ts.Type[], leaves: readonly Schema[], path: string): string[] {
    const typed = new Map<string, ts.Symbol[]>();
    for (const property of records.flatMap((type) => type.getProperties())) typed.set(property.name, [...(typed.get(property.name) ?? []), property]);
    const described = new Map<string, Schema[]>();
    for (const { properties = {}, additionalProperties } of leaves) {
      if (additionalProperties !== false) continue;
      for (const [name, schema] of Object.entries(properties as Record<string, Schema>)) {
        if (schema['$comment'] !== 'Reserved.' || typed.has(name)) described.set(name, [...(described.get(name) ?? []), schema]);
      }
    }
    const found = sameSet(`${path}: the keys`, [...typed.keys()], [...described.keys()]);
    const [one, ...others] = leaves.filter(({ properties }) => properties !== undefined);
    if (records.length === 1 && one && others.length === 0) found.push(...compareRequired(typed, one, path));
    for (const [name, symbols] of typed) {
      const schemas = described.get(name);
      if (schemas) found.push(...this.compare(symbols.map((symbol) => this.checker.getTypeOfSymbol(symbol)), schemas, `${path}.${name}`));
    }
    return found;
  }

  /** Values under keys of any name. */
  private compareValues(records: readonly ts.Type[], leaves: readonly Schema[], path: string): string[] {
    const typed = records.flatMap((type) => type.getStringIndexType() ?? []);
    const described = leaves.flatMap(({ additionalProperties }) => (isSchema(additionalProperties) ? [additionalProperties] : []));
    return typed.length === 0 && described.length === 0 ? [] : this.compare(typed, described, `${path}.*`);
  }

  /** The schema itself and the alternatives that it holds, references followed. */
  private leavesOf(schema: Schema): Schema[] {
    const { $ref: reference } = schema;
    const nested = [schema['then'], schema['else'], ...((schema['allOf'] as unknown[] | undefined) ?? [])].filter(isSchema);
    if (typeof reference === 'string') nested.push(this.follow(reference));
    return [schema, ...nested.flatMap((each) => this.leavesOf(each))];
  }

  private follow(reference: string): Schema {
    const definition = (this.root['$defs'] as Record<string, Schema>)[reference.replace('#/$defs/', '')];
    if (!definition) throw new Error(`There is no ${reference}.`);
    return definition;
  }

  private kindOf(type: ts.Type): string {
    if (isBranded(type) || type.flags & ts.TypeFlags.StringLike) return 'string';
    if (type.flags & ts.TypeFlags.NumberLike) return 'number';
    if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (type.flags & ts.TypeFlags.Null) return 'null';
    return this.checker.isArrayLikeType(type) ? 'array' : 'object';
  }
}

function unionMembers(type: ts.Type): ts.Type[] {
  const members = type.isUnion() ? type.types.flatMap(unionMembers) : [type];
  return members.filter((member) => !(member.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)));
}

/** A text with a brand on it. */
function isBranded(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String);
}

function isRecord(type: ts.Type): boolean {
  return Boolean(type.flags & ts.TypeFlags.Object);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

function compareRequired(typed: ReadonlyMap<string, readonly ts.Symbol[]>, schema: Schema, path: string): string[] {
  const needed = [...typed].filter(([, symbols]) => symbols.every((symbol) => !(symbol.flags & ts.SymbolFlags.Optional)));
  return sameSet(`${path}: the keys that must be there`, needed.map(([name]) => name), (schema['required'] as string[] | undefined) ?? []);
}

function kindsOf(schema: Schema): string[] {
  const kinds = [schema['type'] ?? []].flat() as string[];
  const named = kinds.map((kind) => (kind === 'integer' ? 'number' : kind));
  const values = [...((schema['enum'] as unknown[] | undefined) ?? []), ...('const' in schema ? [schema['const']] : [])];
  return [...named, ...values.map((value) => typeof value)];
}

/** Words of `enum` and `const`, and those that a pattern spells out. */
function wordsOf(schema: Schema): string[] {
  const { enum: words = [], const: word, pattern } = schema;
  const spelt = typeof pattern === 'string' ? /^\^\(?([a-z|]+)\)?\$$/.exec(pattern)?.[1]?.split('|') : undefined;
  const all = [...(words as unknown[]), ...(word === undefined ? [] : [word]), ...(spelt ?? [])];
  return all.filter((each) => typeof each !== 'boolean').map(String);
}

function sameSet(what: string, typed: readonly string[], described: readonly string[]): string[] {
  const onlyTyped = typed.filter((each) => !described.includes(each));
  const onlyDescribed = described.filter((each) => !typed.includes(each));
  return [
    ...new Set([
      ...onlyTyped.map((each) => `${what}: only the type has ${each}`),
      ...onlyDescribed.map((each) => `${what}: only the schema has ${each}`),
    ]),
  ];
}
