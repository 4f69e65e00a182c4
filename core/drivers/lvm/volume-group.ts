/**
 * Cinder's view of a volume group: what it asks lvm2, and what it reads out of the answers.
 *
 * Source: class LVM, cinder/brick/local_dev/lvm.py at ab09bc39.
 */
import type { DriverContext } from '../../interface.ts';
import { codePointLength } from '../../value/code-points.ts';
import type { Json } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { pyCharacter, pySplit, pyStrip } from '../common/python-text.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { Lvm2 } from './lvm2.ts';
import { ProcessExecutionError } from './process.ts';

/** An LV as lvs shows it: texts, the size in GiB. */
export interface LvInfo {
  readonly name: string;
  readonly size: string;
}

/** How often a removal is tried over (cinder/utils.py:644). */
const ATTEMPTS = 3;
const LVM_CONFIG = 'activation { retry_deactivation = 1} ';
const IGNORE_SUSPENDED = 'devices { ignore_suspended_devices = 1}';

export class VolumeGroup {
  readonly #lvm2: Lvm2;
  readonly #rule: NoteRule;

  constructor(context: DriverContext, vgName: string) {
    this.#lvm2 = new Lvm2(context.backend, vgName);
    this.#rule = rulesOf(context, 'cinder/brick/local_dev/lvm.py');
  }

  /** The LVs of the group, or the one of this name. Raises ProcessExecutionError. */
  getVolumes(name: Json = null): LvInfo[] {
    const { vgName } = this.#lvm2;
    return threes(pySplit(this.#lvs(name === null ? vgName : `${vgName}/${pyStr(name)}`)));
  }

  /** The LV whose name, as lvs prints it, equals this value. Raises ProcessExecutionError. */
  getVolume(name: Json): LvInfo | undefined {
    if (name === null) this.#rule(334, 'A name of None asks lvs for the whole volume group.');
    const found = this.getVolumes(name);
    this.#rule(377, 'The LV is the one whose printed name equals the name that was asked for; only a text can equal it.');
    return found.find((lv) => lv.name === name);
  }

  /** Whether it is a thick snapshot: lv_attr of a thin one begins with `V`. Raises ProcessExecutionError. */
  lvIsSnapshot(name: string): boolean {
    const attr = this.#lvdisplay('Attr', name, 819);
    return attr !== '' && pyCharacter(attr, 0) === 's';
  }

  /** Whether somebody uses it. Raises ProcessExecutionError; IndexError when lv_attr is shorter than six letters. */
  lvIsOpen(name: string): boolean {
    const attr = this.#lvdisplay('Attr', name, 830);
    if (attr === '') return false;
    if (codePointLength(attr) < 6) this.#rule(833, 'The sixth letter of lv_attr says whether the LV is open; that it is there is taken for granted.');
    return pyCharacter(attr, 5) === 'o';
  }

  /** The name of the volume that it is a snapshot of. Raises ProcessExecutionError. */
  lvGetOrigin(name: string): string | null {
    return this.#lvdisplay('Origin', name, 841) || null;
  }

  /** Raises ProcessExecutionError. */
  renameVolume(name: string, newName: string): void {
    this.#lvm2.lvrename(name, newName);
  }

  hasCowDevice(name: string): boolean {
    return this.#lvm2.hasCowDevice(name);
  }

  /** Raises ProcessExecutionError when all attempts fail. */
  delete(name: string): void {
    this.#rule(744, 'lvremove is tried up to three times, each time twice in a row, with udev settled in between.');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return this.#removeOrRemoveAgain(`${this.#lvm2.vgName}/${name}`);
      } catch (failure) {
        if (!(failure instanceof ProcessExecutionError) || attempt === ATTEMPTS) throw failure;
      }
    }
  }

  #removeOrRemoveAgain(path: string): void {
    try {
      this.#lvm2.lvremove(LVM_CONFIG, path);
    } catch (failure) {
      if (!(failure instanceof ProcessExecutionError)) throw failure;
      this.#lvm2.lvremove(LVM_CONFIG + IGNORE_SUSPENDED, path);
    }
  }

  /** What lvs prints; nothing when it says that there is no such LV. */
  #lvs(target: string): string {
    try {
      return this.#lvm2.lvs(target);
    } catch (failure) {
      if (!(failure instanceof ProcessExecutionError)) {
        this.#rule(338, 'The name becomes an argument of a command: it must have a UTF-8 form and no NUL.');
        throw failure;
      }
      this.#rule(343, 'lvs failed: that is no error where its message says "not found" or "Failed to find", and goes on to the caller otherwise.');
      if (!/not found|Failed to find/.test(failure.stderr)) throw failure;
      return '';
    }
  }

  /** @param line where upstream asks; it catches nothing there */
  #lvdisplay(column: 'Attr' | 'Origin', name: string, line: number): string {
    try {
      return pyStrip(this.#lvm2.lvdisplay(column, `${this.#lvm2.vgName}/${name}`));
    } catch (failure) {
      this.#rule(line, 'lvdisplay failed, which goes on to the caller: one LV that it does not find, and there is no list.');
      throw failure;
    }
  }
}

/** The words of lvs' answer, three for each LV: a name with white space in it shifts all that follow. */
function threes(words: readonly string[]): LvInfo[] {
  const lvs: LvInfo[] = [];
  for (let at = 0; at + 2 < words.length; at += 3) {
    const [, name = '', size = ''] = words.slice(at, at + 3);
    lvs.push({ name, size });
  }
  return lvs;
}
