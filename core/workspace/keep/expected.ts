/** From what happened in a step to expectations that say just this. */
import { object } from '../../value/json.ts';
import { toJson } from '../../value/plain.ts';
import { formatSize } from '../../value/size.ts';
import type { BackendObject } from '../../interface.ts';
import type { StepResult } from '../../scenario/result.ts';
import type { BackendExpectation, Expectation, ObjectExpectation, Step } from '../../scenario/scenario.ts';
import { sameData } from '../../value/same.ts';

/** Handles of rows and objects → their ids. */
type Ids = Readonly<Record<string, string>>;

/** @param handles as the run that is told of had them @param volumes which of them are Cinder's volumes */
export function expectationsOf(step: Step, { outcome, observed }: StepResult, handles: Ids, volumes: readonly string[]): readonly Expectation[] {
  if (outcome?.kind !== 'answered') return [];
  const { objects } = observed.backend;
  const then = thenOf(step, observed, handles);
  return [
    { http: outcome.status, ...(then ? { then } : {}), user_messages: observed.user_messages.map(({ event_id }) => event_id) },
    { backend: objects ? backendOf(objects, handles, (text) => withoutIds(text, handles, volumes)) : 'unchanged' },
  ];
}

function thenOf(step: Step, { cinder }: StepResult['observed'], handles: Ids): Expectation['then'] {
  const handle = 'as' in step ? step.as : 'snapshot' in step ? step.snapshot : undefined;
  const id = handle === undefined ? undefined : handles[handle];
  const { added = [], updated = [], removed = [] } = cinder.snapshots ?? {};
  const now = [...added, ...updated.map(([, to]) => to)].find((row) => row.id === id);
  if (now) return object([['status', now.status], ['volume_size', toJson(now.volume_size)]]);
  return removed.some((row) => row.id === id) ? object([['status', 'deleted']]) : undefined;
}

type ObjectChanges = NonNullable<StepResult['observed']['backend']['objects']>;

function backendOf({ added, updated, removed }: ObjectChanges, handles: Ids, named: (text: string) => string): BackendExpectation {
  const handleOf = (id: string): string | undefined => Object.entries(handles).find(([, one]) => one === id)?.[0];
  const expected: Record<string, ObjectExpectation | 'unchanged' | 'none'> = {};
  for (const { id } of removed) expected[handleOf(id) ?? ''] = { exists: false };
  for (const [from, to] of updated) expected[handleOf(to.id) ?? ''] = objectOf(from, to, named);
  delete expected[''];
  // What came by itself has no handle, so that nothing could be said of it.
  return { ...expected, others: 'unchanged', ...(added.length > 0 ? {} : { new: 'none' as const }) };
}

function objectOf(from: BackendObject, to: BackendObject, named: (text: string) => string): ObjectExpectation {
  return {
    exists: true,
    ...(from.name === to.name ? {} : { name: named(to.name) }),
    ...(from.size_bytes === to.size_bytes ? { size: 'unchanged' } : { size: formatSize(to.size_bytes) }),
    ...(sameData(from.content, to.content) ? { content: 'unchanged' } : {}),
  };
}

function withoutIds(text: string, handles: Ids, volumes: readonly string[]): string {
  const kindOf = (handle: string): string => (volumes.includes(handle) ? 'volume' : 'snapshot');
  return Object.entries(handles).reduce((named, [handle, id]) => named.replaceAll(id, `\${${kindOf(handle)}:${handle}}`), text);
}

