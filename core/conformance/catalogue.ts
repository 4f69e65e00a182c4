/** Faulty drivers and benign variants, as their descriptions in scenarios/mutants.yaml name them. */
import { referenceMetadata } from '../drivers/reference-metadata.ts';
import { referenceRename } from '../drivers/reference-rename.ts';
import type { Capability, DriverDefinition } from '../definition.ts';
import type { Upstream } from '../interface.ts';
import { mutated, type MutatedDriver, type Mutation } from './mutation.ts';
import { BY_ID } from './mutations/by-id.ts';
import { CUSTODY } from './mutations/custody.ts';
import { LETTING_GO } from './mutations/letting-go.ts';
import { MEMORY } from './mutations/memory.ts';
import { REFERENCES } from './mutations/references.ts';
import { SIZES } from './mutations/sizes.ts';
import { CONTROL, VARIANTS } from './mutations/variants.ts';

export type BaseId = 'reference-rename' | 'reference-metadata';

/** A driver that is not as it should be, in words. */
export interface Mutant {
  readonly id: string;
  /** The good driver that it is made of; reference-rename unless said otherwise. */
  readonly base?: BaseId;
  /** Id of the clause that it breaks. */
  readonly breaks: string;
  /** What it does wrong. */
  readonly does: string;
  /** What it can't do, so that the scenarios that need it don't apply. */
  readonly without?: readonly Capability[];
  /** A driver of upstream's that does the same, and where. */
  readonly like?: Upstream & { readonly driver: string };
  /** Why nothing can tell it from a good driver. */
  readonly equivalent?: string;
}

/** A driver that is unusual and keeps the interface. */
export interface Variant {
  readonly id: string;
  readonly base?: BaseId;
  readonly does: string;
}

export interface Catalogue {
  /** The faulty driver that must die, or no verdict counts. */
  readonly control: Variant;
  readonly mutants: readonly Mutant[];
  readonly variants: readonly Variant[];
}

/** What a faulty driver is made of where nothing is said. */
export const DEFAULT_BASE: BaseId = 'reference-rename';

const BASES: Readonly<Record<BaseId, DriverDefinition>> = { 'reference-rename': referenceRename, 'reference-metadata': referenceMetadata };

const MUTATIONS: Readonly<Record<string, Mutation>> = { ...SIZES, ...REFERENCES, ...BY_ID, ...MEMORY, ...CUSTODY, ...LETTING_GO };

/** Ids of all that can be made. */
export const MADE = { mutants: Object.keys(MUTATIONS), variants: Object.keys(VARIANTS) };

/** Throws RangeError for an id that nothing is known of. */
export function mutantDriver({ id, base, does, without = [] }: Mutant): MutatedDriver {
  return made(base, known(MUTATIONS, id), { id: `mutant.${id}`, title: does }, without);
}

export function variantDriver({ id, base, does }: Variant): MutatedDriver {
  return made(base, known(VARIANTS, id), { id: `variant.${id}`, title: does });
}

export function controlDriver({ base, does }: Variant): MutatedDriver {
  return made(base, CONTROL, { id: 'control', title: does });
}

/** The faulty driver `mutant.ID`, the unusual one `variant.ID`, or the `control`. */
export function oddDriverById({ control, mutants, variants }: Catalogue, id: string): DriverDefinition | undefined {
  if (id === 'control') return controlDriver(control);
  const mutant = mutants.find((candidate) => id === `mutant.${candidate.id}`);
  if (mutant) return mutantDriver(mutant);
  const variant = variants.find((candidate) => id === `variant.${candidate.id}`);
  return variant && variantDriver(variant);
}

/** The good drivers that all others are made of. */
export function baseDrivers(): readonly DriverDefinition[] {
  return Object.values(BASES);
}

function made(base: BaseId = DEFAULT_BASE, mutation: Mutation, as: Pick<DriverDefinition, 'id' | 'title'>, without: readonly Capability[] = []): MutatedDriver {
  const good = BASES[base];
  return mutated(good, mutation, { ...as, capabilities: good.capabilities.filter((capability) => !without.includes(capability)) });
}

function known(mutations: Readonly<Record<string, Mutation>>, id: string): Mutation {
  const mutation = Object.hasOwn(mutations, id) ? mutations[id] : undefined;
  if (!mutation) throw new RangeError(`There is no faulty driver ${id}.`);
  return mutation;
}
