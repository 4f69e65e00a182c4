/** Where new workspaces come from. */
import type { DriverDefinition } from '../../../core/definition.ts';
import { object } from '../../../core/value/json.ts';
import type { Setting } from '../../../core/workspace/array.ts';
import type { WholeWorkspace } from '../../../core/workspace/file.ts';
import { stateBehind } from '../../../core/workspace/fork.ts';
import { GALLERY } from '../../../core/workspace/gallery.ts';
import { begin } from '../../../core/workspace/start.ts';
import type { Given } from '../../../core/scenario/given.ts';
import type { WorldState } from '../../../core/world/world.ts';
import type { GalleryItem, MadeWorkspace, WorkspaceSource } from '../workspace-facade.ts';
import { importWorkspace } from './files.ts';
import type { CreateMaking, MakingParts } from './parts.ts';

/** A workspace that is not stored yet, or why there is none. */
interface Draft {
  readonly whole: WholeWorkspace | null;
  readonly problems?: readonly string[];
  readonly remarks?: readonly string[];
}

type Source<From extends WorkspaceSource['from']> = Extract<WorkspaceSource, { readonly from: From }>;

export const createMaking: CreateMaking = (parts) => ({
  gallery: () => GALLERY.map(({ id, title, sentence }): GalleryItem => ({ id, title, sentence })),
  make: async (source, name) => {
    const { whole, problems = [], remarks = [] } = await draftOf(parts, source);
    return { workspace: whole && (await parts.desks.make({ ...whole, name: name ?? whole.name })), problems, remarks } satisfies MadeWorkspace;
  },
});

async function draftOf(parts: MakingParts, source: WorkspaceSource): Promise<Draft> {
  switch (source.from) {
    case 'gallery':
      return fromGallery(parts, source);
    case 'scenario':
      return fromScenario(parts, source);
    case 'run':
      return fromRun(parts, source);
    case 'workspace':
      return fromWorkspace(parts, source);
    case 'file':
      return fromFile(parts, source);
  }
}

function fromGallery(parts: MakingParts, { id, driver }: Source<'gallery'>): Draft {
  const beginning = GALLERY.find((one) => one.id === id);
  if (!beginning) return { whole: null, problems: [`There is nothing called ${id} to begin with.`] };
  return withDriver(parts, driver, (definition) => {
    const { state, remarks } = begin(definition, beginning);
    return { whole: fresh(`${beginning.title} on ${driver}`, beginning.title, settingOf(driver, beginning.given), state), remarks };
  });
}

function fromScenario(parts: MakingParts, { scenario: id, driver }: Source<'scenario'>): Draft {
  const scenario = parts.catalogue.scenarios().find((one) => one.id === id);
  if (!scenario) return { whole: null, problems: [`There is no scenario ${id}.`] };
  return withDriver(parts, driver, (definition) => {
    const { state, remarks } = begin(definition, { given: scenario.given ?? {}, prepared: [] });
    return { whole: fresh(`${id} on ${driver}`, `what ${id} starts from`, settingOf(driver, scenario.given), state), remarks };
  });
}

async function fromRun(parts: MakingParts, { run, scenario, steps, driver: wanted }: Source<'run'>): Promise<Draft> {
  const stored = await parts.runs.loadScenario(run, scenario);
  if (!stored) return { whole: null, problems: [`Scenario ${scenario} is not among what this run has stored.`] };
  const driver = wanted ?? stored.run.driver;
  const given = parts.catalogue.scenarios().find((one) => one.id === scenario)?.given;
  return withDriver(parts, driver, () => {
    const state = stateBehind(stored.result, steps);
    const place = steps === 0 ? `the start of ${scenario}` : `step ${steps} of ${scenario}`;
    const isOther = driver !== stored.run.driver;
    return {
      whole: fresh(`${scenario} ${steps === 0 ? 'at its start' : `behind step ${steps}`}`, place, settingOf(driver, given), state),
      remarks: isOther ? [`It was recorded on ${stored.run.driver}: what that driver has made of names, attributes and rows stays, and ${driver} may not know it.`] : [],
    };
  });
}

/** With its journal, or as it was at one revision. */
async function fromWorkspace({ desks }: MakingParts, { workspace, revision }: Source<'workspace'>): Promise<Draft> {
  return desks.use(workspace, (desk) => {
    const { whole } = desk;
    if (revision === undefined) return { whole: { ...whole, name: `${whole.name}, copy` } };
    const state = desk.stateAt(revision);
    if (!state) return { whole: null, problems: [`The world of revision ${revision} is not kept any more.`] };
    return { whole: fresh(`${whole.name}, from revision ${revision}`, `revision ${revision} of ${whole.name}`, whole.setting, state) };
  });
}

function fromFile({ drivers }: MakingParts, { file, text }: Source<'file'>): Draft {
  const read = importWorkspace(text, file, drivers.map(({ id }) => id));
  return isWhole(read) ? { whole: read } : { whole: null, problems: read };
}

function isWhole(read: WholeWorkspace | readonly string[]): read is WholeWorkspace {
  return 'setting' in read;
}

/** What is thrown about the world is a problem to be told. */
function withDriver({ drivers }: MakingParts, id: string, make: (driver: DriverDefinition) => Draft): Draft {
  const driver = drivers.find((one) => one.id === id);
  if (!driver) return { whole: null, problems: [`There is no driver ${id} here: choose the one that the workspace is to have.`] };
  try {
    return make(driver);
  } catch (failure) {
    if (failure instanceof RangeError) return { whole: null, problems: [failure.message] };
    throw failure;
  }
}

function settingOf(driver: string, { config = object([]), options = {} }: Given = {}): Setting {
  return { driver, config, options };
}

function fresh(name: string, origin: string, setting: Setting, state: WorldState): WholeWorkspace {
  return { name, origin, setting, first: state, start: { revision: 0, state }, entries: [] };
}
