/** Where HPE's two drivers of one origin differ: the place of each rule, the client, and the names that they make of ids. */
import type { Json } from '../../value/json.ts';
import type { ClientErrors } from './array.ts';

/** The rules that both have, each with its line in the driver's own file. */
export interface HpeLines {
  /** Managing: the volume is failed over. */
  readonly manageFailedOver: number;
  readonly sourceName: number;
  readonly sourceId: number;
  readonly noKey: number;
  readonly encodeName: number;
  readonly managedPrefix: number;
  /** The lookup of get_size, and that of manage. */
  readonly sizeLookup: number;
  readonly manageLookup: number;
  readonly size: number;
  readonly parent: number;
  readonly displayName: number;
  readonly commentValue: number;
  readonly modify: number;
  readonly logName: number;
  readonly unmanageFailedOver: number;
  readonly unmanageModify: number;
  readonly list: number;
  readonly listSize: number;
  readonly listManaged: number;
  readonly listReference: number;
  readonly delete: number;
  readonly deleted: number;
}

export interface HpeUpstream {
  readonly file: string;
  readonly lines: HpeLines;
  readonly errors: ClientErrors;
  /** What the client library puts in for a name that is no text; undefined where nothing is found by it. */
  readonly nameOf: (name: Json) => string | undefined;
  /** What `source-id` becomes behind `ums-`. Raises what upstream's `_encode_name` raises. */
  readonly encodeName: (id: Json) => string;
}
