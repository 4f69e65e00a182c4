/**
 * The driver's client of the array: requests, what it retries, and what it makes of answers.
 *
 * Source: class STXClient, cinder/volume/drivers/stx/client.py at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext } from '../../interface.ts';
import { int, type Json, type PyInt } from '../../value/json.ts';
import { pyTypeName } from '../../value/python.ts';
import { ceilGib, GIB } from '../../value/size.ts';
import { typeError } from '../common/python-errors.ts';
import { noAttribute } from '../common/python-mapping.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { answerTo, NoAnswer, type Shown } from './array.ts';

const BLOCK = 512;
const TRIES = 2;

/** The array answered, and said no. */
export class RequestError extends CinderException {
  constructor(text: string) {
    super('VolumeDriverException', text, 'RequestError');
  }
}

/** An object as `show volumes` tells of it. Size in GiB, rounded down. */
export interface ShownSnapshot {
  readonly name: string;
  readonly size: number;
  readonly mapped: boolean;
  /** Name of what it is a snapshot of; null when that is gone. */
  readonly parent: string | null;
}

export class StxClient {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/stx/client.py');
  }

  /** Raises RequestError; TypeError for a name that is no text. That the array can't be reached goes unnoticed. */
  modifyVolumeName(oldName: Json, newName: string): void {
    const url = this.#urlOf(`/set/volume/name/${newName}`, oldName);
    this.#rule(673, 'Whatever this URL reaches is renamed; that it is a snapshot, and of which volume, is not asked.');
    this.#request(url);
  }

  /** Size in GiB, rounded up. Raises the same, and AttributeError when the array can't be reached. */
  getVolumeSize(name: Json): PyInt {
    const answer = this.#request(this.#urlOf('/show/volumes', name));
    this.#rule(677, 'The size is that of the first object in the answer; no answer at all is not expected here.');
    if (!answer) throw noAttribute(null, 'findtext');
    const [first] = answer.volumes;
    this.#rule(329, 'The size, in blocks of 512 bytes, is rounded up to whole GiB; an answer without one is not expected.');
    if (!first) throw typeError("float() argument must be a string or a real number, not 'NoneType'");
    return int(ceilGib(first.size_bytes));
  }

  /** The snapshots. Raises RequestError; AttributeError when the array can't be reached. */
  getSnapshots(): readonly ShownSnapshot[] {
    const mapped = new Set(this.#shown('/show/maps', 702).mapped);
    const all = this.#shown('/show/volumes', 710).volumes;
    const names = new Map(all.map(({ id, name }) => [id, name]));
    this.#rule(726, 'The size is rounded down here, other than for get_size.');
    const byName = new Map<string, ShownSnapshot>();
    for (const { kind, name, size_bytes, parent } of all) {
      if (kind !== 'snapshot') continue;
      const blocks = Math.ceil(size_bytes / BLOCK);
      const parentName = parent === null ? null : (names.get(parent) ?? null);
      byName.set(name, { name, size: Math.floor((blocks * BLOCK) / GIB), mapped: mapped.has(name), parent: parentName });
    }
    return [...byName.values()];
  }

  /** Raises RequestError. */
  deleteSnapshot(name: string): void {
    const url = this.#urlOf('/delete/snapshot', name);
    this.#rule(308, 'The snapshot is deleted by the name that is made of its id.');
    try {
      this.#request(url);
    } catch (failure) {
      if (!(failure instanceof RequestError) || !failure.message.includes('(-10050)')) throw failure;
      this.#rule(312, 'A snapshot that is not there counts as deleted.');
    }
  }

  /** @param line where upstream reads the answer */
  #shown(path: string, line: number): Shown {
    const answer = this.#request(`/api${path}`);
    this.#rule(line, 'No answer at all is not expected here.');
    if (!answer) throw noAttribute(null, 'xpath');
    return answer;
  }

  /** The answer; null when there was none. */
  #request(url: string): Shown | null {
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        return this.#apiRequest(url);
      } catch (failure) {
        if (failure instanceof NoAnswer) {
          this.#rule(188, 'When the array cannot be reached the request is made once more.');
        } else if (failure instanceof RequestError && failure.message.includes('(-10027)')) {
          this.#rule(202, 'When the session is not accepted the driver logs in and asks once more.');
        } else throw failure;
      }
    }
    this.#rule(185, 'After two tries the client gives up without an exception, and the caller gets None.');
    return null;
  }

  #urlOf(command: string, name: Json): string {
    this.#rule(168, 'The name becomes a part of the URL, unquoted; only a text can.');
    if (typeof name !== 'string') throw typeError(`sequence item 0: expected str instance, ${pyTypeName(name)} found`);
    return `/api${command}/${name}`;
  }

  #apiRequest(url: string): Shown {
    const answer = answerTo(this.#context.backend, url);
    if ('volumes' in answer) return answer;
    this.#rule(157, "The array said no: its text and return code are the exception's text.");
    throw new RequestError(answer.error);
  }
}
