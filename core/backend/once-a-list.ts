/** What is made of a list of objects, made once. Lists don't change: of a changed inventory there is another one. */
import type { BackendObject } from '../interface.ts';

/** The function, which must be pure, with its answer remembered for as long as somebody has the list. What it throws is not kept. */
export function onceAList<Made>(make: (objects: readonly BackendObject[]) => Made): (objects: readonly BackendObject[]) => Made {
  const made = new WeakMap<readonly BackendObject[], { readonly of: Made }>();
  return (objects) => {
    const known = made.get(objects) ?? { of: make(objects) };
    made.set(objects, known);
    return known.of;
  };
}
