/**
 * What the schema can't say of a target's answers: objects can be told apart, and those that are named are there. An answer
 * that makes no sense would hide what a driver does: of two objects with one id, only one is seen.
 */
import type { Operations } from '../../../core/scenario/target.ts';

type Ask<Op extends keyof Operations> = Operations[Op]['ask'];
type Answer<Op extends keyof Operations> = Operations[Op]['answer'];

/** What is wrong, as what the target did; undefined when nothing is. */
type Nonsense = string | undefined;

/** Ways of writing references are told apart by their ids. */
export function helloNonsense({ reference_forms: forms }: Answer<'hello'>): Nonsense {
  const twice = repeated(forms.map(({ id }) => id));
  return twice === undefined ? undefined : `named two ways of writing references ${twice}`;
}

/** The answers of one scenario, in their order. */
export class Sense {
  /** Handles that the scenario gave to objects. */
  readonly #handles: Set<string>;
  /** Ids of Cinder's volumes. */
  readonly #volumes: ReadonlySet<string>;
  /** Ids of all objects that were ever there. */
  readonly #ids = new Set<string>();

  constructor({ objects, cinder }: Ask<'reset'>) {
    this.#handles = new Set(objects.map(({ handle }) => handle));
    this.#volumes = new Set(cinder.volumes.map(({ id }) => id));
  }

  reset(answer: Answer<'reset'>): Nonsense {
    if ('unsupported' in answer) return this.#foreign([answer.unsupported.handle]);
    const { objects, volumes = [] } = answer;
    const handles = objects.map(({ handle }) => handle);
    const missing = [...this.#handles].find((handle) => !handles.includes(handle));
    const unknown = volumes.find(({ id }) => !this.#volumes.has(id));
    return (
      this.#foreign(handles) ?? this.#alike(objects) ??
      (missing === undefined ? undefined : `left out the object ${missing}`) ??
      (unknown && `told of the volume ${unknown.id}, which Cinder does not have`)
    );
  }

  event(ask: Ask<'event'>): void {
    if (ask.event === 'add') this.#handles.add(ask.object.handle);
  }

  inspect({ objects }: Answer<'inspect'>): Nonsense {
    for (const { id } of objects) this.#ids.add(id);
    const orphan = objects.find(({ parent }) => parent !== null && !this.#ids.has(parent));
    const handles = objects.flatMap(({ handle }) => handle ?? []);
    return (
      this.#foreign(handles) ?? this.#alike(objects) ??
      (orphan && `showed the object ${orphan.id}, whose parent ${orphan.parent} was never there`)
    );
  }

  #foreign(handles: readonly string[]): Nonsense {
    const foreign = handles.find((handle) => !this.#handles.has(handle));
    return foreign === undefined ? undefined : `told of the object ${foreign}, which no one gave that handle`;
  }

  #alike(objects: readonly { readonly id: string; readonly handle: string | null }[]): Nonsense {
    const id = repeated(objects.map((object) => object.id));
    if (id !== undefined) return `told of two objects with the id ${id}`;
    const handle = repeated(objects.flatMap((object) => object.handle ?? []));
    return handle === undefined ? undefined : `told of two objects with the handle ${handle}`;
  }
}

function repeated(texts: readonly string[]): string | undefined {
  return texts.find((text, at) => texts.indexOf(text) < at);
}
