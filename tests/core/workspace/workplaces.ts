/** Workspaces to work in: a volume with a few snapshots on the array of a driver. */
import { driverById } from '../../../core/registry.ts';
import { object, type Json } from '../../../core/value/json.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import type { Command } from '../../../core/workspace/command.ts';
import { execute, type Workplace } from '../../../core/workspace/execute.ts';
import type { Past } from '../../../core/workspace/back.ts';
import type { JournalEntry } from '../../../core/workspace/store.ts';
import { PROJECT } from '../../../core/scenario/prepare.ts';
import { serviceRow } from '../../../core/scenario/backends.ts';
import { GIB } from '../../../core/value/size.ts';
import { World, type WorldState } from '../../../core/world/world.ts';

/** A workspace in which commands are carried out one after the other, all of them kept. */
export class Bench implements Workplace {
  readonly world: World;
  readonly driver;
  readonly setting;
  readonly entries: JournalEntry[] = [];
  readonly #states: WorldState[];

  constructor(driver = 'lvm', backends: readonly string[] = ['backend']) {
    const definition = driverById(driver);
    if (!definition) throw new Error(`There is no driver ${driver}.`);
    this.driver = definition;
    this.setting = { driver, config: object([]), options: {} };
    this.world = World.empty();
    for (const backend of backends) this.world.services.put(serviceRow(backend, {}));
    this.world.takeChanges();
    this.#states = [this.world.state()];
  }

  /** Carries a command out as the next revision. */
  do(command: Command): JournalEntry {
    const entry = execute(this, command, this.entries.length + 1, this.past);
    this.entries.push(entry);
    this.#states.push(this.world.state());
    return entry;
  }

  get past(): Past {
    return { entry: (revision) => this.entries[revision - 1], state: (revision) => this.#states[revision] };
  }

  /** A volume `payroll` of 3 GiB, with snapshot `tuesday` of 1 GiB and a byte, and `friday` of 2 GiB. */
  furnish([tuesday, friday]: readonly [string, string] = ['tuesday', 'friday']): this {
    this.do({ do: 'create_volume', display_name: 'payroll', size: 3, content: 'payroll' });
    for (const [name, size_bytes] of [[tuesday, GIB + 1], [friday, 2 * GIB]] as const) {
      this.do({ do: 'place', object: { name, size_bytes, parent: this.parent, content: name } });
    }
    return this;
  }

  get parent() {
    const [volume] = this.world.objects.all();
    if (!volume) throw new Error('Nothing is on the array.');
    return volume.id;
  }

  get volumeId(): string {
    return this.world.volumes.all()[0]?.id ?? '';
  }

  manage(ref: Json, name: string | null = null): JournalEntry {
    const body = stringifyJson(object([['snapshot', object([['volume_id', this.volumeId], ['ref', ref], ['name', name]])]]));
    return this.do({ do: 'request', request: { method: 'POST', path: `/v3/${PROJECT}/manageable_snapshots`, headers: HEADERS, body } });
  }

  unmanage(id: string): JournalEntry {
    return this.do({ do: 'request', request: { method: 'POST', path: `/v3/${PROJECT}/snapshots/${id}/action`, headers: HEADERS, body: '{"os-unmanage": null}' } });
  }

  names(): string[] {
    return this.world.objects.all().map(({ name }) => name);
  }
}

export const HEADERS = { 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json' };

export function named(name: string): Json {
  return object([['source-name', name]]);
}
