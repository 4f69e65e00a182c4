/** A command that can't be carried out. The world is as it was; the message can be shown. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}
