/**
 * The command line of the array (iSM) as the driver runs it over SSH, and what it reads out of the answers.
 *
 * Volumes and snapshots are logical disks. Attributes that it knows: `pool` (0 for volumes and 1 for snapshots unless
 * said otherwise), `rpl` (what the array calls a copy's role: SV is a snapshot), `in_ldset` (a host may reach it),
 * `locked`.
 *
 * Source: class MStorageISMCLI, cinder/volume/drivers/nec/cli.py at ab09bc39.
 */
import { onceAList } from '../../backend/once-a-list.ts';
import { BackendFault, PythonException } from '../../errors.ts';
import type { Backend, BackendObject, DriverContext } from '../../interface.ts';
import { get, isInt, type Json } from '../../value/json.ts';
import { GIB } from '../../value/size.ts';
import { isSet } from '../common/attributes.ts';
import { parentName } from '../common/parent-name.ts';
import { pyStrip } from '../common/python-text.ts';
import { backendException } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { withoutPrefix } from './names.ts';

/** How often a command is given whose connection breaks. */
const TRIES = 60;
/** The name in the answer of a query begins behind its caption, and has no more than so many characters. */
const LONGEST_NAME = 24;
const SNAPSHOT_POOL = 1;

/** A logical disk. Capacity in GiB, rounded down. */
export interface LogicalDisk {
  readonly ldname: string;
  readonly pool_num: number;
  readonly ld_capacity: number;
  readonly rpl: string;
  readonly inUse: boolean;
}

export class IsmCli {
  readonly #backend: Backend;
  readonly #rule: NoteRule;
  readonly #commonRule: NoteRule;

  constructor(context: DriverContext) {
    this.#backend = context.backend;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/nec/cli.py');
    this.#commonRule = rulesOf(context, 'cinder/volume/drivers/nec/volume_common.py');
  }

  /** All logical disks by their names. Raises VolumeBackendAPIException. */
  viewAll(): ReadonlyMap<string, LogicalDisk> {
    let disks: readonly BackendObject[] = [];
    this.#execute('iSMquery -cinder -xml -all', () => {
      disks = this.#backend.list();
      return 0;
    });
    this.#commonRule(499, 'The size of a logical disk is rounded down to whole GiB.');
    return disksOf(disks);
  }

  /** The name of the volume that the snapshot of this name is of, both without their prefixes; empty when there is none. */
  getBvname(svname: string): string {
    const wanted = withoutPrefix(svname);
    const printed = this.#piped(() => {
      const snapshot = snapshotsOf(this.#backend.list()).get(wanted);
      return snapshot ? withoutPrefix(parentName(this.#backend, snapshot) ?? '') : '';
    });
    return pyStrip([...printed].slice(0, LONGEST_NAME).join(''));
  }

  /** Raises VolumeBackendAPIException. */
  changeLdname(newName: string, oldName: string): void {
    this.#execute(`iSMcfg nickname -ldname ${oldName} -newname ${newName}`, () => {
      const [disk] = this.#backend.named(oldName);
      const isTaken = newName !== oldName && this.#backend.named(newName).length > 0;
      if (!disk || isSet(disk.attributes, 'locked') || isTaken) return 1;
      this.#backend.rename(disk.id, newName);
      return 0;
    });
  }

  /** @param carryOut gives the exit code */
  #execute(command: string, carryOut: () => number): void {
    const status = this.#connected(carryOut, 1);
    if (status === 0) return;
    this.#rule(90, 'A command that ends with another code than 0 has failed.');
    throw backendException(`Command \`${command}\` failed.`);
  }

  /** What a command prints whose output another one reads: that one's exit code counts, so a failure goes unnoticed. */
  #piped(print: () => string): string {
    return this.#connected(print, '');
  }

  /** @param failed what comes of a command that the array fails */
  #connected<Answer>(command: () => Answer, failed: Answer): Answer {
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        return command();
      } catch (fault) {
        if (!(fault instanceof BackendFault)) throw fault;
        if (!fault.done) return failed;
        this.#rule(101, 'When the connection breaks before the answer, the command is given again, up to 60 times.');
      }
    }
    throw new PythonException('EOFError', '');
  }
}

/** By their names. */
const disksOf = onceAList((disks): ReadonlyMap<string, LogicalDisk> => new Map(disks.map((disk) => [disk.name, ldOf(disk)])));

/** The first snapshot of each name, without its prefix. */
const snapshotsOf = onceAList((disks) => new Map(
  disks.flatMap((disk) => (disk.kind === 'snapshot' ? [[withoutPrefix(disk.name), disk] as const] : [])).toReversed(),
));

function ldOf({ name, kind, size_bytes, attributes }: BackendObject): LogicalDisk {
  const pool = attribute(attributes, 'pool');
  const rpl = attribute(attributes, 'rpl');
  return {
    ldname: name,
    pool_num: isInt(pool) ? Number(pool.int) : kind === 'snapshot' ? SNAPSHOT_POOL : 0,
    ld_capacity: Math.floor(size_bytes / GIB),
    rpl: typeof rpl === 'string' && rpl !== '' ? rpl : kind === 'snapshot' ? 'SV' : 'IV',
    inUse: isSet(attributes, 'in_ldset'),
  };
}

function attribute(attributes: BackendObject['attributes'], name: string): Json {
  return get(attributes, name) ?? null;
}
