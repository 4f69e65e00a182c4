/**
 * The commands of lvm2 that Cinder uses, over one volume group: what they print, how they fail. Texts, exit codes,
 * rounding and the order of checks are those of lvm2 2.03.16.
 *
 * The group's logical volumes (LVs) are the backend's objects. Attributes that it knows: `open` (in use), `thin`;
 * and what the tools are made to print whatever is true: `attr` (lv_attr), `lvs_size`.
 */
import { onceAList } from '../../backend/once-a-list.ts';
import { BackendFault } from '../../errors.ts';
import type { Backend, BackendObject } from '../../interface.ts';
import { compareCodePoints } from '../../value/code-points.ts';
import { get, type Json } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyStr } from '../../value/python.ts';
import { GIB } from '../../value/size.ts';
import { isSet } from '../common/attributes.ts';
import { parentName } from '../common/parent-name.ts';
import { nameRefusal } from './names.ts';
import { checkArguments, ProcessExecutionError } from './process.ts';

const ENVIRONMENT = ['env', 'LC_ALL=C'];
const HELP = "\n  Run `lvrename --help' for more information.";

/** A command gives up. */
class Failure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, stderr: string) {
    super(stderr);
    this.exitCode = exitCode;
  }
}

export class Lvm2 {
  readonly #backend: Backend;
  readonly vgName: string;

  constructor(backend: Backend, vgName: string) {
    this.#backend = backend;
    this.vgName = vgName;
  }

  /** Group, name and size in GiB of each LV, one a line, by name. @param target the group, or `group/name` of one LV */
  lvs(target: string): string {
    const command = [...ENVIRONMENT, 'lvs', '--noheadings', '--unit=g', '-o', 'vg_name,name,size', '--nosuffix', '--readonly', target];
    return this.#run(command, () => {
      const lvs = target.includes('/') ? [this.#lv(target)] : byName(this.#backend.list());
      return lvs.map((lv) => `  ${this.vgName} ${lv.name} ${sizeText(lv)}\n`).join('');
    });
  }

  /** One column of one LV: its ten letters of state, or the name of the volume that it is a snapshot of. */
  lvdisplay(column: 'Attr' | 'Origin', path: string): string {
    return this.#run([...ENVIRONMENT, 'lvdisplay', '--noheading', '-C', '-o', column, path], () => {
      const lv = this.#lv(path);
      return column === 'Attr' ? `  ${stateLetters(lv)}\n` : `  ${parentName(this.#backend, lv) ?? ''} \n`;
    });
  }

  lvrename(from: string, to: string): string {
    return this.#run(['lvrename', this.vgName, from, to], () => {
      refuseOptions([from, to]);
      const [oldName, newName] = [this.#withoutGroup(from), this.#withoutGroup(to)];
      const refusal = nameRefusal(newName) ?? (oldName === newName ? 'Old and new logical volume names must differ' : undefined);
      if (refusal !== undefined) throw new Failure(3, `  ${refusal}${HELP}\n`);
      const quotedGroup = `in volume group "${this.vgName}"`;
      if (this.#named(newName)) throw new Failure(5, `  Logical Volume "${newName}" already exists ${quotedGroup}\n`);
      const lv = this.#named(oldName);
      if (!lv) throw new Failure(5, `  Existing logical volume "${oldName}" not found ${quotedGroup}\n`);
      this.#backend.rename(lv.id, newName);
      return `  Renamed "${oldName}" to "${newName}" ${quotedGroup}\n`;
    });
  }

  /** Removes an LV, and with the origin of thick snapshots these as well: `-f` says yes to that. */
  lvremove(config: string, path: string): string {
    return this.#run(['lvremove', '--config', config, '-f', path], () => {
      const lv = this.#lv(path);
      const snapshots = this.#backend.list().filter(({ parent, attributes }) => parent === lv.id && !isSet(attributes, 'thin'));
      const doomed = [...snapshots, lv];
      const busy = doomed.find(({ attributes }) => isSet(attributes, 'open'));
      if (busy) throw new Failure(5, `  Logical volume ${this.vgName}/${busy.name} in use.\n`);
      for (const { id } of doomed) this.#backend.remove(id);
      return doomed.map(({ name }) => `  Logical volume "${name}" successfully removed.\n`).join('');
    });
  }

  /** Whether the device of a snapshot's changed blocks is there: a thick snapshot has one. */
  hasCowDevice(name: string): boolean {
    const lv = this.#named(name);
    return lv?.kind === 'snapshot' && !isSet(lv.attributes, 'thin');
  }

  #run(command: readonly string[], carryOut: () => string): string {
    checkArguments(command);
    try {
      return carryOut();
    } catch (problem) {
      if (problem instanceof Failure) throw new ProcessExecutionError(command, problem.exitCode, problem.message);
      if (problem instanceof BackendFault) throw this.#broken(command, problem);
      throw problem;
    }
  }

  /** The disk fails, and the command says so; or the command is killed once its work is done. */
  #broken(command: readonly string[], fault: BackendFault): ProcessExecutionError {
    if (fault.done) return new ProcessExecutionError(command, -9, '');
    const stderr = `  Error reading device /dev/sdb at 0 length 4096.\n  Cannot process volume group ${this.vgName}\n`;
    return new ProcessExecutionError(command, 5, stderr);
  }

  /** The LV of a path. The group in front of it is always ours. */
  #lv(path: string): BackendObject {
    const name = path.slice(this.vgName.length + 1);
    if (name.includes('/')) throw new Failure(5, `  "${path}": Invalid path for Logical Volume.\n`);
    const lv = this.#named(name);
    if (!lv) throw new Failure(5, `  Failed to find logical volume "${path}"\n`);
    return lv;
  }

  #named(name: string): BackendObject | undefined {
    return this.#backend.named(name)[0];
  }

  /** lvrename takes names with the group in front as well. */
  #withoutGroup(name: string): string {
    return [`/dev/${this.vgName}/`, `${this.vgName}/`].reduce(
      (rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest),
      name,
    );
  }
}

const byName = onceAList((lvs) => lvs.toSorted((a, b) => compareCodePoints(a.name, b.name)));

/** A word with a hyphen in front is read as options, letter by letter; lvrename knows none of those that come here. */
function refuseOptions(words: readonly string[]): void {
  for (const word of words) {
    const [hyphen, letter] = [...word];
    if (hyphen !== '-' || letter === undefined) continue;
    throw new Failure(3, `lvrename: invalid option -- '${letter}'\n  Error during parsing of command line.\n`);
  }
}

/**
 * GiB with two decimals, rounded to the nearest: 4 MiB is `0.00`, 1 GiB + 4 MiB is `1.00`. An eighth and five eighths
 * lie in the very middle of two: there printf takes the even one below, and `toFixed` would take the one above.
 */
function sizeText({ attributes, size_bytes }: BackendObject): string {
  const printed = attributeText(attributes, 'lvs_size');
  if (printed !== undefined) return printed;
  const gib = size_bytes / GIB;
  return ((gib * 8) % 4 === 1 ? gib - 0.001 : gib).toFixed(2);
}

/** lv_attr: first the kind of volume (an origin's `o` is left out, as nobody here asks for it), fifth `a`ctive, sixth `o`pen. */
function stateLetters({ kind, attributes }: BackendObject): string {
  const printed = attributeText(attributes, 'attr');
  if (printed !== undefined) return printed;
  const thin = isSet(attributes, 'thin');
  const [type, target] = thin ? ['V', 't'] : kind === 'snapshot' ? ['s', 's'] : ['-', '-'];
  return `${type}wi-a${isSet(attributes, 'open') ? 'o' : '-'}${target}---`;
}

function attributeText(attributes: BackendObject['attributes'], name: string): string | undefined {
  const value: Json = get(attributes, name) ?? null;
  return pyTruthy(value) ? pyStr(value) : undefined;
}
