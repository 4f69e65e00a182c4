/** An exception of Python's that ends a client: told as `ERROR: message`, or as the client in question tells it. */
export class PythonFailure extends Error {
  /** The exception's class. */
  readonly raises: string;

  constructor(raises: string, message: string) {
    super(message);
    this.name = 'PythonFailure';
    this.raises = raises;
  }
}
