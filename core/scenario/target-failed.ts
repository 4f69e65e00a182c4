/**
 * The target did not carry out what it was asked, and says so itself, or is gone. What a driver raises is none of this:
 * that is an outcome of a call. The message says in words what happened.
 */
export class TargetFailed extends Error {
  override readonly name = 'TargetFailed';
}
