/** What the validators that the build generates from the schemas look like. */

/** One violation of a schema. */
export interface Violation {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key, when it is the key that is wrong. */
  readonly propertyName?: string;
  /** The part of the schema that is violated. */
  readonly parentSchema?: { readonly title?: string; readonly properties?: Readonly<Record<string, { readonly $comment?: string }>> };
}

/** Whether plain data fits the schema; if not, `errors` says why. */
export interface Validator {
  (data: unknown): boolean;
  readonly errors?: readonly Violation[] | null;
}
