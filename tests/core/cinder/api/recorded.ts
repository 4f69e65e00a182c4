/** What a real Cinder 2026.1 answered: a small part of what was recorded, with our ids. */
import { SNAPSHOT, VOLUME } from '../services.ts';

const long = (letter: string): string => letter.repeat(256);
const UNKNOWN = '99999999-9999-4999-8999-999999999999';

/** The text of a fault 400 about a field, as the validator writes it. */
const field = (name: string, value: string, problem: string): string => `Invalid input for field/attribute ${name}. Value: ${value}. ${problem}`;

/** The body of a manage request → the text of the fault 400 that it got. */
export const BAD_BODIES: readonly [body: string, text: string][] = [
  ['{', 'Malformed request body'],
  ['[]', "[] is not of type 'object'"],
  ['null', "None is not of type 'object'"],
  ['"x"', "'x' is not of type 'object'"],
  ['5', "5 is not of type 'object'"],
  ['{}', "'snapshot' is a required property"],
  ['{"snapshot": 1, "snapshot": {"ref": {}}}', field('snapshot', "{'ref': {}}", "'volume_id' is a required property")],
  ['{"snapshot": null}', field('snapshot', 'None', "None is not of type 'object'")],
  ['{"snapshot": []}', field('snapshot', '[]', "[] is not of type 'object'")],
  ['{"snapshot": {}}', field('snapshot', '{}', "'ref' is a required property")],
  ['{"snapshot": "x"}', field('snapshot', 'x', "'x' is not of type 'object'")],
  ['{"snapshot": {"ref": {"source-name": "a"}}}', field('snapshot', "{'ref': {'source-name': 'a'}}", "'volume_id' is a required property")],
  [
    `{"snapshot": {"volume_id": "${VOLUME}", "ref": {"source-name": "nope"}}, "x": 1}`,
    "Additional properties are not allowed ('x' was unexpected)",
  ],
  ['{"snapshot": {"volume_id": "abc", "ref": [], "name": 5, "x": 1}}', field('name', '5', "5 is not of type 'string', 'null'")],
];

/** A field of `snapshot` in a manage request that is right otherwise → the text of the fault 400 that it got. */
export const BAD_FIELDS: readonly [name: string, value: string, text: string][] = [
  ['volume_id', '"abc"', field('volume_id', 'abc', "'abc' is not a 'uuid'")],
  ['volume_id', 'null', field('volume_id', 'None', "None is not of type 'string'")],
  ['volume_id', '5', field('volume_id', '5', "5 is not of type 'string'")],
  ['volume_id', '""', field('volume_id', '', "'' is not a 'uuid'")],
  ['volume_id', `"${VOLUME} "`, field('volume_id', `${VOLUME} `, `'${VOLUME} ' is not a 'uuid'`)],
  ['ref', '["a"]', field('ref', "['a']", "['a'] is not of type 'object', 'null', 'string'")],
  ['ref', '5', field('ref', '5', "5 is not of type 'object', 'null', 'string'")],
  ['ref', 'true', field('ref', 'True', "True is not of type 'object', 'null', 'string'")],
  ['ref', '1.5', field('ref', '1.5', "1.5 is not of type 'object', 'null', 'string'")],
  ['name', `"${long('n')}"`, field('name', long('n'), `'${long('n')}' is too long`)],
  ['name', '[]', field('name', '[]', "[] is not of type 'string', 'null'")],
  ['description', `"${long('d')}"`, field('description', long('d'), `'${long('d')}' is too long`)],
  ['description', '5', field('description', '5', "5 is not of type 'string', 'null'")],
  ['metadata', '[]', field('metadata', '[]', "[] is not of type 'object', 'null'")],
  ['metadata', '"x"', field('metadata', 'x', "'x' is not of type 'object', 'null'")],
  ['metadata', '{"a": 1}', field('a', '1', "1 is not of type 'string'")],
  ['metadata', '{"a": null}', field('a', 'None', "None is not of type 'string'")],
  ['metadata', `{"a": "${long('x')}"}`, field('a', long('x'), `'${long('x')}' is too long`)],
  ['metadata', '{"": "x"}', field('metadata', "{'': 'x'}", "'' does not match any of the regexes: '^[a-zA-Z0-9-_:. /]{1,255}$'")],
  ['metadata', '{"a%": "x"}', field('metadata', "{'a%': 'x'}", "'a%' does not match any of the regexes: '^[a-zA-Z0-9-_:. /]{1,255}$'")],
];

/** An id of the volume, well-formed, that no volume has. */
export const UNKNOWN_VOLUMES = [VOLUME.toUpperCase().replace('2', 'A'), VOLUME.replaceAll('-', ''), `{${VOLUME}}`, UNKNOWN];

/** The microversion asked for → the status of a manage request, and the message of its fault. */
export const VERSIONS: readonly [header: string | undefined, status: number, message?: string][] = [
  [undefined, 404, 'The resource could not be found.'],
  ['volume 3.0', 404, 'The resource could not be found.'],
  ['volume 3.7', 404, 'The resource could not be found.'],
  ['volume 3.8', 202],
  ['volume 3.71', 202],
  ['volume latest', 202],
  ['volume 2.0', 406, 'Version 2.0 is not supported by the API. Minimum is 3.0 and maximum is 3.71.'],
  ['volume 3.72', 406, 'Version 3.72 is not supported by the API. Minimum is 3.0 and maximum is 3.71.'],
  ['volume abc', 400, 'API Version String abc is of invalid format. Must be of format MajorNum.MinorNum.'],
];

/** The version asked for → the one that the answer tells. */
export const TOLD_VERSIONS: readonly [header: string | undefined, told: string | undefined][] = [
  [undefined, 'volume 3.0'],
  ['volume 3.7', 'volume 3.7'],
  ['volume latest', 'volume 3.71'],
  ['volume 3.72', 'volume 3.72'],
  ['volume 2.0', undefined],
  ['volume abc', undefined],
];

/** Status of the volume → the text of the fault 400 that a manage request got; none: accepted. */
export const VOLUME_STATUSES: readonly [status: string, text?: string][] = [
  ['available'],
  ['in-use'],
  ['error', 'Invalid volume: The snapshot cannot be created when the volume is in error status.'],
  ['maintenance', 'Invalid volume: The snapshot cannot be created when the volume is in maintenance mode.'],
  ['creating', `Invalid volume: Volume ${VOLUME} status must be available, in-use, but current status is: creating.`],
  ['awaiting-transfer', `Invalid volume: Volume ${VOLUME} status must be available, in-use, but current status is: awaiting-transfer.`],
];

const NO_ACTION = (name: string): string => `There is no such action: ${name}. Verify the request body and Content-Type header and try again.`;

/** The body of an action on a snapshot → the message of the fault 400 that it got; none: let go. */
export const UNMANAGE_BODIES: readonly [body: string | null, text?: string][] = [
  ['{"os-unmanage": null}'],
  ['{"os-unmanage": {}}'],
  ['{"os-unmanage": []}'],
  ['{"os-unmanage": "x"}'],
  ['{"os-unmanage": 5}'],
  ['{"os-unmanage": {"x": 1}}'],
  ['{"os-unmanage": null, "x": null}', 'Malformed request body'],
  ['{"os-unmanagex": null}', NO_ACTION('os-unmanagex')],
  ['{}', 'Malformed request body'],
  ['[]', 'Malformed request body'],
  ['{', 'Malformed request body'],
  ['', NO_ACTION('None')],
  [null, NO_ACTION('None')],
];

/** The snapshot in the path of an unmanage request → the message of its fault 404. */
export const UNKNOWN_SNAPSHOTS: readonly [id: string, text: string][] = [
  [UNKNOWN, `Snapshot ${UNKNOWN} could not be found.`],
  ['one', 'Snapshot one could not be found.'],
  [SNAPSHOT.toUpperCase().replace('3', 'B'), `Snapshot ${SNAPSHOT.toUpperCase().replace('3', 'B')} could not be found.`],
];

/** Statuses in which a snapshot is not let go. */
export const BUSY_STATUSES = ['creating', 'deleting', 'error_deleting', 'unmanaging', 'restoring', 'backing-up'] as const;
export const BUSY_TEXT = 'Invalid snapshot: Snapshot status must be available or error and must not be part of a group.';

/** Limits, and what is in use of them → the message of the fault 413 that a manage request got. */
export const OVER_QUOTA = [
  { snapshots: [1, 1], gigabytes: [1000, 3], text: 'SnapshotLimitExceeded: Maximum number of snapshots allowed (1) exceeded' },
  {
    snapshots: [-1, 1], gigabytes: [3, 3],
    text: 'VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested 1G, quota is 3G and 3G has been consumed.',
  },
  {
    snapshots: [1, 1], gigabytes: [3, 3],
    text: 'VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested 1G, quota is 3G and 3G has been consumed.',
  },
] as const;
