/** Carries a command out on a workspace's world. It is pure: the same world and command give the same entry, in every tab. */
import { removeExpired } from '../backend/retention.ts';
import { answer } from '../cinder/api/api.ts';
import type { Services } from '../cinder/calling.ts';
import { emptyLanes } from '../cinder/lanes.ts';
import { settle, type SettlePoint } from '../cinder/settle.ts';
import type { DriverDefinition } from '../definition.ts';
import { DEFAULT_OPTIONS } from '../interface.ts';
import { shown } from '../scenario/played.ts';
import { PROJECT } from '../scenario/prepare.ts';
import type { DriverCallMade } from '../scenario/result.ts';
import { digestJson } from '../value/digest.ts';
import { toJson } from '../value/plain.ts';
import { reverse, type ChangeSet } from '../world/changes.ts';
import type { World } from '../world/world.ts';
import { runCinder, type Setting } from './array.ts';
import { goBack, type Past } from './back.ts';
import type { BackCommand, Command, RequestCommand } from './command.ts';
import { putRow } from './put-row.ts';
import { createVolume, placeOnArray } from './place.ts';
import { CommandRefused } from './refused.ts';
import type { JournalEntry } from './store.ts';
import { told, type Told } from './told.ts';
import { verbOf } from './verb.ts';

export interface Workplace {
  readonly world: World;
  readonly driver: DriverDefinition;
  readonly setting: Setting;
}

/**
 * Carries it out; the world has changed then, by what the entry says.
 * @param revision of the entry
 * @param past     what was done before, for those commands that go back
 * @throws CommandRefused, and the world is as it was
 */
export function execute(workplace: Workplace, command: Command, revision: number, past: Past): JournalEntry {
  const { world } = workplace;
  try {
    const telling = carryOut(workplace, command, past);
    const set = world.takeChanges();
    return { revision, command: { format: 1, command }, changes: { format: 1, set }, told: telling, digest: digestOf(set) };
  } catch (failure) {
    world.apply(reverse(world.takeChanges()));
    world.takeChanges();
    throw failure;
  }
}

/** SHA-256 (hex) of the changes' canonical JSON. */
export function digestOf(changes: ChangeSet): string {
  return digestJson(toJson(changes));
}

function carryOut(workplace: Workplace, command: Command, past: Past): Told {
  const { world } = workplace;
  switch (command.do) {
    case 'request':
      return ask(workplace, command);
    case 'settle':
      return cinder(workplace, { settle: command.until }, null, command.until);
    case 'place':
      return quiet(world, { event: 'add', ...placeOnArray(workplace, command.object) });
    case 'create_volume':
      return quiet(world, { event: 'create_volume', ...createVolume(workplace, command) });
    case 'put':
      putRow(workplace, command);
      return quiet(world, { edit: command.table, id: command.id, row: command.row });
    case 'advance':
      return advance(world, command.seconds);
    case 'fault':
      world.faults.put({ ...command.fault, id: world.newId() });
      return quiet(world, { fault: command.fault });
    case 'undo':
    case 'redo':
    case 'return':
      return back(world, command, past);
  }
}

function ask(workplace: Workplace, { request, settle: until = 'done' }: RequestCommand): Told {
  return cinder(workplace, { api: verbOf(request), ...request }, request, until);
}

/** Cinder at work: it answers a request, if there is one, and lets what waits happen. */
function cinder({ world, driver, setting }: Workplace, fields: object, request: RequestCommand['request'] | null, until: SettlePoint): Told {
  const lanes = emptyLanes();
  const calls: DriverCallMade[] = [];
  const services: Services = { world, lanes, projectId: PROJECT, options: { ...DEFAULT_OPTIONS, ...setting.options }, driverName: driver.id };
  const answered = request && runCinder(world, driver, setting, answer(services, request), calls);
  runCinder(world, driver, setting, settle(services, until), calls);
  return told(world, PROJECT, { request: shown(fields), outcome: answered }, lanes, calls);
}

/** What happens without a word of Cinder's. */
function quiet(world: World, fields: object): Told {
  return told(world, PROJECT, { request: shown(fields), outcome: null }, emptyLanes(), []);
}

function advance(world: World, seconds: number): Told {
  const before = world.now;
  world.advance(seconds);
  if (!(world.now > before)) throw new CommandRefused('Time goes forwards: by a number of seconds, a millisecond at least.');
  if (!Number.isFinite(new Date(world.now).getTime())) throw new CommandRefused('There is no such time.');
  removeExpired(world.objects, world.now);
  return quiet(world, { clock: { advance: `${seconds} s` } });
}

function back(world: World, command: BackCommand, past: Past): Told {
  goBack(world, command, past);
  return quiet(world, { [command.do]: command.revision });
}
