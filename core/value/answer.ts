/** What a Python expression gives: a value, or the exception that it raises, by class and text. */
export type PyAnswer<T> = { readonly value: T } | PyRaises;

export interface PyRaises {
  readonly raises: 'TypeError' | 'ValueError' | 'OverflowError';
  readonly message: string;
}
