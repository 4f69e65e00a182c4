/**
 * What a driver raises. A Cinder exception is a refusal: the driver said no. Any other exception of its Python code is
 * a crash. Both carry the class name and the text that the real code would show.
 *
 * Source: cinder/exception.py at ab09bc39; the line of each class stands beside its template.
 */

/** How a class of exception is known upstream: its parents up to CinderException, its template, its HTTP code. */
interface CinderExceptionClass {
  readonly template: string;
  readonly parent: CinderExceptionName | null;
  /** The HTTP status that the API answers with when this exception reaches it. */
  readonly code: number;
  /** Line in cinder/exception.py. */
  readonly line: number;
}

export type CinderExceptionName = keyof typeof CINDER_EXCEPTIONS;

export const CINDER_EXCEPTIONS = {
  CinderException: { template: 'An unknown exception occurred.', parent: null, code: 500, line: 62 },
  VolumeBackendAPIException: {
    template: 'Bad or unexpected response from the storage volume backend API: %(data)s',
    parent: 'CinderException', code: 500, line: 130,
  },
  NotAuthorized: { template: 'Not authorized.', parent: 'CinderException', code: 403, line: 155 },
  PolicyNotAuthorized: {
    template: "Policy doesn't allow %(action)s to be performed.", parent: 'NotAuthorized', code: 403, line: 164,
  },
  VolumeDriverException: { template: 'Volume driver reported an error: %(message)s', parent: 'CinderException', code: 500, line: 135 },
  DriverNotInitialized: { template: 'Volume driver not ready.', parent: 'CinderException', code: 500, line: 172 },
  Invalid: { template: 'Unacceptable parameters.', parent: 'CinderException', code: 400, line: 176 },
  InvalidSnapshot: { template: 'Invalid snapshot: %(reason)s', parent: 'Invalid', code: 400, line: 181 },
  InvalidInput: { template: 'Invalid input received: %(reason)s', parent: 'Invalid', code: 400, line: 198 },
  InvalidVolume: { template: 'Invalid volume: %(reason)s', parent: 'Invalid', code: 400, line: 219 },
  InvalidParameterValue: { template: '%(err)s', parent: 'Invalid', code: 400, line: 238 },
  InvalidConfigurationValue: {
    template: 'Value "%(value)s" is not valid for configuration option "%(option)s"', parent: 'Invalid', code: 400, line: 246,
  },
  VersionNotFoundForAPIMethod: { template: 'API version %(version)s is not supported on this method.', parent: 'Invalid', code: 400, line: 285 },
  ServiceUnavailable: { template: 'Service is unavailable at this time.', parent: 'Invalid', code: 400, line: 251 },
  NotFound: { template: 'Resource could not be found.', parent: 'CinderException', code: 404, line: 321 },
  VolumeNotFound: { template: 'Volume %(volume_id)s could not be found.', parent: 'NotFound', code: 404, line: 335 },
  SnapshotMetadataNotFound: {
    template: 'Snapshot %(snapshot_id)s has no metadata with key %(metadata_key)s.', parent: 'NotFound', code: 404, line: 361,
  },
  SnapshotNotFound: { template: 'Snapshot %(snapshot_id)s could not be found.', parent: 'NotFound', code: 404, line: 433 },
  ServiceNotFound: { template: 'Service %(service_id)s could not be found%(where)s.', parent: 'NotFound', code: 404, line: 471 },
  SnapshotIsBusy: {
    template: 'deleting snapshot %(snapshot_name)s that has dependent volumes',
    parent: 'CinderException', code: 500, line: 449,
  },
  QuotaError: { template: 'Quota exceeded: code=%(code)s', parent: 'CinderException', code: 413, line: 614 },
  VolumeSizeExceedsAvailableQuota: {
    template:
      'Requested volume or snapshot exceeds allowed %(name)s quota. Requested %(requested)sG, quota is %(quota)sG and %(consumed)sG has been consumed.',
    parent: 'QuotaError', code: 413, line: 621,
  },
  SnapshotLimitExceeded: {
    template: 'Maximum number of snapshots allowed (%(allowed)d) exceeded',
    parent: 'QuotaError', code: 413, line: 652,
  },
  ManageExistingInvalidReference: {
    template: 'Manage existing volume failed due to invalid backend reference %(existing_ref)s: %(reason)s',
    parent: 'CinderException', code: 500, line: 848,
  },
  ManageExistingAlreadyManaged: {
    template: 'Unable to manage existing volume. Volume %(volume_ref)s already managed.',
    parent: 'CinderException', code: 500, line: 853,
  },
  ManageExistingVolumeTypeMismatch: {
    template: 'Manage existing volume failed due to volume type mismatch: %(reason)s',
    parent: 'CinderException', code: 500, line: 876,
  },
} as const satisfies Record<string, Omit<CinderExceptionClass, 'parent'> & { parent: string | null }>;

/** An exception that the driver's Python code would have raised: its class and its text. */
export class PythonException extends Error {
  /** Name of the Python class, such as `KeyError`. */
  readonly className: string;
  /** Names of the class and of its parents, nearest first. */
  readonly mro: readonly string[];

  constructor(className: string, message: string, mro: readonly string[] = [className]) {
    super(message);
    this.name = className;
    this.className = className;
    this.mro = mro;
  }
}

/** What the base class of all drivers raises in place of a method that a driver does not have (cinder/volume/driver.py:2353-2364). */
export function notImplemented(message: string): PythonException {
  return new PythonException('NotImplementedError', message, ['NotImplementedError', 'RuntimeError']);
}

/** A refusal: one of Cinder's own exceptions. */
export class CinderException extends PythonException {
  /** The HTTP status that the API gives it. */
  readonly code: number;

  /**
   * @param className one of Cinder's classes
   * @param said      what its template names, already in Python's `str` form; or the whole text, which upstream gives to the
   *                  class in place of its template (cinder/exception.py:126)
   * @param derived   name of a driver's own class, which is derived from Cinder's
   */
  constructor(className: CinderExceptionName, said: Readonly<Record<string, string>> | string = {}, derived?: string) {
    const { template, code } = CINDER_EXCEPTIONS[className];
    const names = [...(derived === undefined ? [] : [derived]), ...lineage(className)];
    super(derived ?? className, typeof said === 'string' ? said : format(template, said), names);
    this.code = code;
  }
}

/** The class names from `className` up to CinderException. */
function lineage(className: CinderExceptionName): string[] {
  const names: string[] = [];
  for (let at: CinderExceptionName | null = className; at !== null; at = CINDER_EXCEPTIONS[at].parent) names.push(at);
  return names;
}

/** Python's `template % values`, for the `%(name)s` and `%(name)d` that Cinder's templates use. */
function format(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/%\((\w+)\)[sd]/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`The template «${template}» wants a value for ${name}.`);
    return value;
  });
}

/**
 * The array did not carry out a request, or its answer got lost on the way: what a scenario's `fault` step brings about.
 * A driver's access layer turns it into the error that its real array would give.
 */
export class BackendFault extends Error {
  /** Whether the array had carried the request out before the answer got lost. */
  readonly done: boolean;

  constructor(done: boolean) {
    super(done ? 'The array carried the request out, but its answer got lost.' : 'The array failed the request.');
    this.name = 'BackendFault';
    this.done = done;
  }
}
