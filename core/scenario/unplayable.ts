/** A step can't be played: what it is about never came into being, or is gone by now. */
export class Unplayable extends Error {
  override readonly name: string = 'Unplayable';
}

/** A step can't be played, since the target has no such thing. */
export class Unsupported extends Unplayable {
  override readonly name = 'Unsupported';
}
