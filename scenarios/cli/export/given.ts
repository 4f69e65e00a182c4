/** What a scenario is given, as statements. */
import type { Given, GivenObject, GivenSnapshot, GivenVolume } from '../../../core/scenario/given.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import { toJson } from '../../../core/value/plain.ts';
import type { JsonObject } from '../../../core/value/json.ts';
import { LeftOut } from './left-out.ts';
import type { Names } from './names.ts';
import { keyword, size, statement, text, value, type Arguments } from './python.ts';

export function givenLines(indent: string, { given = {} }: Scenario, names: Names): string[] {
  refuseWhatIsCinders(given);
  const { clock, config, options, volumes = {}, backend = {}, snapshots = {} } = given;
  return [
    ...(clock === undefined ? [] : [`${indent}self.starts_at(${Date.parse(clock)})  # ${clock}`]),
    ...optionLines(indent, 'self.configure', config),
    ...optionLines(indent, 'self.cinder_options', options && (toJson(options) as JsonObject)),
    ...Object.entries(volumes).flatMap(([handle, volume]) =>
      statement(indent, `${names.define('object', handle)} = `, 'self.volume', [
        text(handle),
        keyword('size', size(volume.size)),
        keyword('status', textOf(volume.status)),
        keyword('content', textOf(volume.content)),
        volume.on_backend === false ? 'on_backend=False' : undefined,
        volume.migrated ? 'migrated=True' : undefined,
        ...rowArguments(volume.row),
      ]),
    ),
    ...Object.entries(backend).flatMap(([handle, found]) => {
      const args = objectArguments(handle, found, names);
      return statement(indent, `${names.define('object', handle)} = `, 'self.backend_object', args);
    }),
    ...Object.entries(snapshots).flatMap(([handle, { volume, status, display_name, row }]) =>
      statement(indent, `${names.define('snapshot', handle)} = `, 'self.snapshot', [
        text(handle), names.of('object', volume), keyword('status', textOf(status)), keyword('display_name', textOf(display_name)),
        ...rowArguments(row),
      ]),
    ),
  ];
}

/** How an object is described, which comes to be before the scenario or in its course. */
export function objectArguments(handle: string, found: Omit<GivenObject, 'backend'>, names: Names): Arguments {
  return [
    text(handle),
    keyword('snapshot_of', found.snapshot_of === undefined ? undefined : names.of('object', found.snapshot_of)),
    keyword('size', found.size === undefined ? undefined : size(found.size)),
    keyword('name', textOf(found.name)),
    keyword('content', textOf(found.content)),
    keyword('attributes', found.attributes && value(found.attributes)),
  ];
}

export function textOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : text(written);
}

function optionLines(indent: string, callee: string, options: JsonObject | undefined): string[] {
  return options === undefined ? [] : statement(indent, '', callee, fieldArguments(options));
}

/** What Cinder's row says besides. */
function rowArguments(row: GivenVolume['row'] | GivenSnapshot['row']): Arguments {
  return row === undefined ? [] : fieldArguments(toJson(row) as JsonObject);
}

function fieldArguments({ entries }: JsonObject): Arguments {
  return entries.map(([name, field]) => keyword(name, value(field)));
}

function refuseWhatIsCinders({ backends, quota }: Given): void {
  if (backends !== undefined) throw new LeftOut('it has several backends, between which Cinder chooses');
  if (quota !== undefined) throw new LeftOut("it is about Cinder's quota");
}
