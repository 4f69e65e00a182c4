/** What a step is expected to lead to, as assertions about what there is after it. */
import { isObject } from '../../../core/value/json.ts';
import type { BackendExpectation, Expectation, ObjectExpectation } from '../../../core/scenario/scenario.ts';
import { LeftOut } from './left-out.ts';
import type { Names } from './names.ts';
import { keyword, size, statement, text, value } from './python.ts';

/** Aspects of an expectation that Cinder's own side answers for. */
const CINDERS = {
  body: 'the answer of its API', quota: 'its quota', notifications: 'its notifications', user_messages: 'its messages to users',
  tasks: 'the tasks of its flows', log: 'its log', cinder: 'all of its rows',
} as const;

/** What a step is about, as far as assertions ask. */
export interface AboutStep {
  readonly names: Names;
  /** The variable of its snapshot. */
  readonly snapshot: string | undefined;
  /** Handles of objects that came to be in the course of the scenario. */
  readonly added: ReadonlySet<string>;
}

/** All but how the call ended. Throws LeftOut. */
export function assertionLines(indent: string, expectation: Expectation, about: AboutStep): string[] {
  for (const [aspect, what] of Object.entries(CINDERS)) {
    if (aspect in expectation) throw new LeftOut(`it looks at Cinder's own side: ${what}`);
  }
  const { then, backend, since } = expectation;
  return [
    ...(then === undefined ? [] : rowLines(indent, then, about)),
    ...(backend === undefined ? [] : backendLines(indent, backend, since === 'start' ? "since='start'" : undefined, about)),
  ];
}

function rowLines(indent: string, then: NonNullable<Expectation['then']>, { names, snapshot }: AboutStep): string[] {
  if (snapshot === undefined) throw new LeftOut('it looks at a row in a step that is about none');
  const fields = then.entries.map(([key, field]) => keyword(key, value(field, (template) => names.inExpectation(template))));
  return statement(indent, '', 'self.assertRow', [snapshot, ...fields]);
}

function backendLines(indent: string, backend: BackendExpectation, since: string | undefined, about: AboutStep): string[] {
  if (backend === 'unchanged') return statement(indent, '', 'self.assertUnchanged', [since]);
  const handles = Object.keys(backend).filter((key) => key !== 'others' && key !== 'new');
  const variables = handles.map((handle) => about.names.of('object', handle));
  const added = handles.filter((handle) => about.added.has(handle)).map((handle) => about.names.of('object', handle));
  return [
    ...handles.flatMap((handle, at) => objectLines(indent, variables[at] ?? '', backend[handle], since, about.names)),
    ...(backend['others'] === 'unchanged' ? statement(indent, '', 'self.assertOthersUnchanged', [...variables, since]) : []),
    ...(backend['new'] === 'none' ? statement(indent, '', 'self.assertNothingNew', [keyword('besides', listed(added)), since]) : []),
  ];
}

function listed(variables: readonly string[]): string | undefined {
  return variables.length === 0 ? undefined : `[${variables.join(', ')}]`;
}

function objectLines(
  indent: string, variable: string, expected: ObjectExpectation | 'unchanged' | 'none' | undefined, since: string | undefined, names: Names,
): string[] {
  if (typeof expected !== 'object') return statement(indent, '', 'self.assertUntouched', [variable, since]);
  const { exists, name, attributes } = expected;
  if (exists === false) return statement(indent, '', 'self.assertGone', [variable]);
  const kept = (['content', 'size', 'parent', 'attributes'] as const).filter((field) => expected[field] === 'unchanged');
  const fields = [
    keyword('name', name === undefined ? undefined : names.inExpectation(name)),
    keyword('size_bytes', expected.size === undefined || expected.size === 'unchanged' ? undefined : size(expected.size)),
    keyword('attributes', attributes && attributes !== 'unchanged' && isObject(attributes) ? value(attributes, (template) => names.inExpectation(template)) : undefined),
  ].filter((field) => field !== undefined);
  return [
    ...(kept.length === 0 && fields.length === 0 ? statement(indent, '', 'self.assertExists', [variable]) : []),
    ...(kept.length === 0 ? [] : statement(indent, '', 'self.assertKept', [variable, ...kept.map(text), since])),
    ...(fields.length === 0 ? [] : statement(indent, '', 'self.assertFields', [variable, ...fields])),
  ];
}
