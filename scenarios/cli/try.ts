/** `custody try`: what drivers make of a reference. */
import { DRIVERS, driverById } from '../../core/registry.ts';
import { placeInWords } from '../../core/report/place.ts';
import { sceneOf } from '../../core/scenario/trying/scene.ts';
import type { Stage, Trial } from '../../core/scenario/trying/stage.ts';
import type { BackendObject, Outcome } from '../../core/interface.ts';
import type { Json } from '../../core/value/json.ts';
import { JsonSyntaxError, parseJson } from '../../core/value/parse.ts';
import { pyStr } from '../../core/value/python.ts';
import { formatSize } from '../../core/value/size.ts';
import { UsageError } from './arguments.ts';

/**
 * On every driver, each kind of answer with the drivers that give it; or on one, with the rules that it went through.
 * @param text the reference, as JSON. Throws UsageError.
 */
export function tryReference(text: string, driver: string | undefined): string {
  const reference = referenceFrom(text);
  if (driver === undefined) return onAll(reference);
  const definition = driverById(driver);
  if (!definition) throw new UsageError(`There is no driver ${driver}: ${DRIVERS.map(({ id }) => id).join(', ')}.`);
  return onOne(sceneOf(definition).stage, reference);
}

function referenceFrom(text: string): Json {
  try {
    return parseJson(text);
  } catch (failure) {
    if (!(failure instanceof JsonSyntaxError)) throw failure;
    throw new UsageError(`The reference is no JSON (${failure.message}). Write it as the API takes it: '{"source-name": "tuesday"}', or a text in its quotes: '"tuesday"'.`);
  }
}

function onAll(reference: Json): string {
  const drivers = new Map<string, string[]>();
  for (const driver of DRIVERS) {
    const answer = summaryOf(sceneOf(driver).stage.try(reference));
    drivers.set(answer, [...(drivers.get(answer) ?? []), driver.id]);
  }
  const groups = [...drivers].sort(([a], [b]) => Number(b.startsWith('managed')) - Number(a.startsWith('managed')));
  return [
    ...groups.flatMap(([answer, ids]) => [answer, `    ${ids.join(', ')}`]),
    '',
    'custody try REFERENCE --driver ID says why.',
  ].join('\n');
}

function onOne(stage: Stage, reference: Json): string {
  const trial = stage.try(reference);
  return [
    'On the array',
    ...stage.objects.map((object) => `  ${objectLine(object, stage.objects)}`),
    '',
    `manage_existing_snapshot_get_size ${outcomeInWords(trial.size)}`,
    ...rulesOf(trial.size),
    ...(trial.manage ? ['', `manage_existing_snapshot ${outcomeInWords(trial.manage)}`, ...rulesOf(trial.manage)] : []),
    ...(trial.tied ? ['', `The snapshot stands for what is called ${trial.tied.name} now.`] : []),
  ].join('\n');
}

function objectLine({ kind, name, size_bytes, parent, native_id }: BackendObject, all: readonly BackendObject[]): string {
  const of = all.find(({ id }) => id === parent);
  return `${kind} ${name}, ${formatSize(size_bytes)}${of ? `, of ${of.name}` : ''}${native_id === undefined ? '' : ` (${pyStr(native_id)})`}`;
}

/** One line for all answers that are alike. */
function summaryOf({ size, manage }: Trial): string {
  if (size.kind !== 'returned') return outcomeInWords(size);
  const sized = `get_size ${outcomeInWords(size)}`;
  if (manage === null) return `${sized}, on which Cinder itself fails`;
  return manage.kind === 'returned' ? `managed; ${sized}` : `${sized}; manage ${outcomeInWords(manage)}`;
}

function outcomeInWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'returned':
      return `returns ${pyStr(outcome.value)}`;
    case 'refused':
      return `refuses: ${outcome.error.class}: ${outcome.error.message}`;
    case 'crashed':
      return `crashes: ${outcome.error.class}: ${outcome.error.message}`;
    case 'timed_out':
    case 'violated':
      throw new TypeError(`A driver of ours is never ${outcome.kind}.`);
  }
}

/** The rules in order, the deciding one marked. */
function rulesOf({ rules = [] }: Outcome): string[] {
  return rules.map(({ text, upstream, decided }) => `  ${decided ? '▸' : ' '} ${text}${upstream ? ` (${placeInWords(upstream)})` : ''}`);
}
