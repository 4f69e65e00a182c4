/** Python's expressions as trees, as far as they look like literals: no comparisons, no `and`, no `lambda`. */
import type { PythonException } from '../../errors.ts';
import type { Json } from '../../value/json.ts';
import { invalidSyntax, syntaxError, tokensOf, type Token } from './python-tokens.ts';

/** A node by the name of its class in `ast`, with what it is made of as far as somebody asks. */
export type PyNode = { readonly line: number } & (
  | { readonly name: 'Constant'; readonly value: Json }
  | { readonly name: 'List' | 'Tuple' | 'Set'; readonly items: readonly PyNode[] }
  | { readonly name: 'Dict'; readonly pairs: readonly (readonly [PyNode, PyNode])[] }
  | { readonly name: 'UnaryOp'; readonly operator: string; readonly operand: PyNode }
  | { readonly name: 'BinOp'; readonly operator: string; readonly left: PyNode; readonly right: PyNode }
  | { readonly name: 'Name' | 'Attribute' | 'Call' | 'Subscript' }
);

/** Words that are no names. Expressions that have them are left to Python. */
const KEYWORDS = new Set(
  ('and as assert async await break class continue def del elif else except finally for from global if import in is lambda ' +
    'nonlocal not or pass raise return try while with yield').split(' '),
);

/** The tree of a text that is one expression. Raises SyntaxError. */
export function parseExpression(source: string): PyNode {
  return new Parser(tokensOf(source.replace(/^[ \t]+/, ''))).whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  /** How many brackets are open. */
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): PyNode {
    const node = this.#expressions('end');
    while (this.#token.kind === 'newline') this.#at += 1;
    if (this.#token.kind !== 'end') throw this.#unexpected();
    return node;
  }

  /** An expression, or several with commas between, which make a tuple. @param close what ends them */
  #expressions(close: string): PyNode {
    const { line } = this.#token;
    const first = this.#sum();
    if (!this.#sees(',')) return first;
    const items = [first];
    while (this.#takes(',')) if (!this.#ends(close)) items.push(this.#sum());
    return { name: 'Tuple', items, line };
  }

  #sum(): PyNode {
    return this.#binary(['+', '-'], () => this.#product());
  }

  #product(): PyNode {
    return this.#binary(['*', '/', '//', '%', '@'], () => this.#signed());
  }

  #binary(operators: readonly string[], operand: () => PyNode): PyNode {
    let left = operand();
    for (let operator = this.#operator; operators.includes(operator); operator = this.#operator) {
      this.#at += 1;
      left = { name: 'BinOp', operator, left, right: operand(), line: left.line };
    }
    return left;
  }

  #signed(): PyNode {
    const { line } = this.#token;
    const operator = this.#operator;
    if (operator === '' || !'+-~'.includes(operator)) return this.#power();
    this.#at += 1;
    return { name: 'UnaryOp', operator, operand: this.#signed(), line };
  }

  #power(): PyNode {
    const left = this.#postfixed();
    return this.#takes('**') ? { name: 'BinOp', operator: '**', left, right: this.#signed(), line: left.line } : left;
  }

  #postfixed(): PyNode {
    let node = this.#atom();
    for (;;) {
      if (this.#takes('.')) {
        if (this.#token.kind !== 'name') throw this.#unexpected();
        this.#at += 1;
        node = { name: 'Attribute', line: node.line };
      } else if (this.#sees('(')) {
        this.#bracketed(')');
        node = { name: 'Call', line: node.line };
      } else if (this.#sees('[')) {
        if (this.#bracketed(']').length === 0) throw this.#unexpected();
        node = { name: 'Subscript', line: node.line };
      } else return node;
    }
  }

  #atom(): PyNode {
    const token = this.#token;
    const { line } = token;
    if (token.kind === 'constant') return { name: 'Constant', value: this.#constant(token.value), line };
    if (token.kind === 'name' && !KEYWORDS.has(token.text)) {
      this.#at += 1;
      return { name: 'Name', line };
    }
    if (this.#sees('[')) return { name: 'List', items: this.#bracketed(']'), line };
    if (this.#sees('{')) return this.#braces();
    if (!this.#sees('(')) throw this.#unexpected();
    return this.#parentheses();
  }

  /** Texts that follow each other are one. */
  #constant(first: Json): Json {
    this.#at += 1;
    let value = first;
    for (let next = this.#token; typeof value === 'string' && next.kind === 'constant' && typeof next.value === 'string'; next = this.#token) {
      value += next.value;
      this.#at += 1;
    }
    return value;
  }

  #parentheses(): PyNode {
    const { line } = this.#token;
    return this.#inside(')', () => (this.#sees(')') ? { name: 'Tuple', items: [], line } : this.#expressions(')')));
  }

  #bracketed(close: string): readonly PyNode[] {
    return this.#inside(close, () => {
      const items: PyNode[] = [];
      while (!this.#sees(close)) {
        items.push(this.#sum());
        if (!this.#takes(',')) break;
      }
      return items;
    });
  }

  #braces(): PyNode {
    const { line } = this.#token;
    return this.#inside('}', () => {
      const keys: PyNode[] = [];
      const values: PyNode[] = [];
      while (!this.#sees('}')) {
        keys.push(this.#sum());
        if (this.#takes(':')) values.push(this.#sum());
        if (values.length !== 0 && values.length !== keys.length) throw this.#unexpected();
        if (!this.#takes(',')) break;
      }
      if (values.length === 0 && keys.length > 0) return { name: 'Set', items: keys, line };
      return { name: 'Dict', pairs: keys.flatMap((key, index) => values.slice(index, index + 1).map((value) => [key, value] as const)), line };
    });
  }

  /** What stands between the bracket that is next and the one that closes it. */
  #inside<Inner>(close: string, read: () => Inner): Inner {
    this.#at += 1;
    this.#depth += 1;
    const inner = read();
    if (!this.#takes(close)) throw this.#unexpected();
    this.#depth -= 1;
    return inner;
  }

  /** Two expressions side by side within brackets look as if a comma were missing. */
  #unexpected(): PythonException {
    const before = this.#tokens[this.#at - 1];
    const isAfterExpression = before !== undefined && (before.kind === 'constant' || before.kind === 'name' || (before.kind === 'operator' && ')]}'.includes(before.text)));
    const startsExpression = this.#token.kind === 'constant' || this.#token.kind === 'name';
    const isMissing = this.#depth > 0 && isAfterExpression && startsExpression;
    return isMissing ? syntaxError('invalid syntax. Perhaps you forgot a comma?', before.line) : invalidSyntax(this.#token.line);
  }

  get #token(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', line: 0 };
  }

  /** The operator that is next, or `""`. */
  get #operator(): string {
    return this.#token.kind === 'operator' ? this.#token.text : '';
  }

  #sees(operator: string): boolean {
    return this.#operator === operator;
  }

  #ends(close: string): boolean {
    return this.#token.kind === 'end' || this.#token.kind === 'newline' || this.#sees(close);
  }

  #takes(operator: string): boolean {
    if (!this.#sees(operator)) return false;
    this.#at += 1;
    return true;
  }
}
