/** What was done in a workspace, in a few words: for the buttons of undo and redo, for the history, for what is read out. */
import type { StepResult } from '../../../../core/scenario/result.ts';
import { get, isObject, type Json } from '../../../../core/value/json.ts';
import type { AnyRow, TableChanges } from '../../../../core/world/changes.ts';
import type { WorkspaceStep } from '../../../worker/workspace-facade.ts';
import type { Command, RequestCommand, RowCommand } from '../../../../core/workspace/command.ts';
import { readJson } from '../json-text.ts';

/** Finds what was done in a revision; undefined where that is not kept. */
export type Find = (revision: number) => WorkspaceStep | undefined;

/** `manage tuesday`, `create volume payroll`, `undo manage tuesday` */
export function deedText({ command, step }: Pick<WorkspaceStep, 'command' | 'step'>, find: Find): string {
  switch (command.do) {
    case 'request':
      return requestText(command, step);
    case 'settle':
      return command.until === 'scheduler' ? 'let the scheduler finish' : 'let Cinder finish';
    case 'place':
      return `place ${command.object.name}`;
    case 'create_volume':
      return `create volume ${command.display_name}`;
    case 'put':
      return rowText(command, step);
    case 'advance':
      return `let ${spanText(command.seconds)} pass`;
    case 'fault':
      return `arm a fault in ${command.fault.during}`;
    case 'undo':
    case 'redo':
      return `${command.do} ${earlierText(command.revision, find)}`;
    case 'return':
      return command.revision === 0 ? 'reset' : `return to revision ${command.revision}`;
  }
}

/** `1 day`, `2 h`, `90 s` */
export function spanText(seconds: number): string {
  for (const [unit, length] of SPANS) if (seconds % length === 0) return `${seconds / length} ${unit === 'day' && seconds !== length ? 'days' : unit}`;
  return `${seconds} s`;
}

const SPANS = [['day', 86_400], ['h', 3600], ['min', 60]] as const;

function earlierText(revision: number, find: Find): string {
  const step = find(revision);
  return step ? deedText(step, find) : `revision ${revision}`;
}

function requestText({ request }: RequestCommand, step: StepResult): string {
  const verb = get(step.request, 'api') ?? null;
  const name = snapshotName(request, step);
  switch (verb) {
    case 'manage':
      return `manage ${referenceText(request.body) ?? name ?? ''}`.trimEnd();
    case 'unmanage':
    case 'delete':
    case 'show':
      return name === null ? verb : `${verb} ${name}`;
    case 'reset_status':
      return `reset the status of ${name ?? 'a snapshot'}`;
    case 'list':
      return 'list snapshots';
    case 'list_manageable':
      return 'list what can be managed';
    default:
      return `${request.method} ${request.path.replace(/^\/v3\/([0-9a-f-]{32,36}\/)?/, '').slice(0, 60)}`;
  }
}

/** What a reference names, where it is a text or an object of one text; else as JSON. */
function referenceText(body: string | null): string | null {
  const ref = memberOf(memberOf(body === null ? undefined : readJson(body), 'snapshot'), 'ref');
  if (typeof ref === 'string') return short(ref);
  if (ref === null) return 'null';
  if (ref === undefined || !isObject(ref)) return null;
  const [first, ...others] = ref.entries;
  return first && others.length === 0 && typeof first[1] === 'string' ? short(first[1]) : 'a reference';
}

/** What a person calls the snapshot of a request: as its row says before the step, or behind it. */
function snapshotName({ path }: RequestCommand['request'], { observed }: StepResult): string | null {
  const id = /\/snapshots\/([0-9a-f-]{36})/.exec(path)?.[1];
  if (id === undefined) return null;
  const { removed = [], updated = [], added = [] } = observed.cinder.snapshots ?? {};
  const row = [...removed, ...updated.map(([from]) => from), ...added].find((one) => one.id === id);
  return short(row?.display_name ?? id);
}

const ONE: Readonly<Record<RowCommand['table'], string>> = { objects: 'object', volumes: 'volume', snapshots: 'snapshot', quotas: 'quota', services: 'service' };

function rowText({ table, id, row }: RowCommand, { observed }: StepResult): string {
  const changes: TableChanges<AnyRow> | undefined = table === 'objects' ? observed.backend.objects : observed.cinder[table];
  const gone = changes?.removed.find((one) => one.id === id);
  const isNew = changes?.added.some((one) => one.id === id) === true;
  const named = rowName(row ?? gone ?? null) ?? id;
  return `${row === null ? 'remove' : isNew ? 'add' : 'change'} ${ONE[table]} ${short(named)}`;
}

function rowName(row: AnyRow | null): string | null {
  if (!row) return null;
  if ('display_name' in row) return row.display_name;
  if ('resource' in row) return row.resource;
  return 'size_bytes' in row ? row.name : null;
}

/** Enough to tell it from others: ids are long, and names may be. */
function short(text: string): string {
  const [, beginning] = /^(\D*[0-9a-f]{8})-[0-9a-f-]{27}$/.exec(text) ?? [];
  if (beginning !== undefined) return `${beginning}…`;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  return value !== undefined && isObject(value) ? get(value, key) : undefined;
}

/** A command that is under way, as what it does. */
export function underWay(command: Command): string {
  switch (command.do) {
    case 'request':
      return 'Cinder is asked …';
    case 'return':
    case 'undo':
    case 'redo':
      return 'Going back …';
    default:
      return 'Being done …';
  }
}
