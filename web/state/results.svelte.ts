/** What is known of one driver: the newest verdict of every scenario, and its runs. */
import type { Client } from '../client/client.ts';
import type { RunSummary, ScenarioVerdict } from '../worker/facade.ts';
import { Loaded } from './loaded.svelte.ts';
import type { Verdicts } from './view/suites.ts';

interface Known {
  readonly driver: string;
  readonly verdicts: Verdicts;
  /** Those that are over, newest first. */
  readonly runs: readonly RunSummary[];
}

const NOTHING: Verdicts = new Map();

export class Results {
  readonly loaded = new Loaded<Known>();
  readonly #client: Pick<Client, 'latest' | 'runs'>;

  constructor(client: Pick<Client, 'latest' | 'runs'>) {
    this.#client = client;
  }

  get verdicts(): Verdicts {
    return this.loaded.value?.verdicts ?? NOTHING;
  }

  /** Its runs that are over, newest first. */
  get runs(): readonly RunSummary[] {
    return this.loaded.value?.runs ?? [];
  }

  /** The run to sum up: the newest of all scenarios, or the newest at all where there is none. */
  get mainRun(): RunSummary | null {
    return this.runs.find(({ is_whole }) => is_whole) ?? this.runs[0] ?? null;
  }

  /** How many scenarios have a newer verdict than the one of the main run. */
  get newerCount(): number {
    const newer = new Set(this.runs.slice(0, this.runs.findIndex(({ id }) => id === this.mainRun?.id)).map(({ id }) => id));
    return [...this.verdicts.values()].filter(({ run }) => newer.has(run)).length;
  }

  /** Reads what is stored of this driver. */
  async load(driver: string): Promise<void> {
    if (this.loaded.value?.driver !== driver) this.loaded.clear();
    await this.loaded.load(async () => {
      const [latest, runs] = await Promise.all([this.#client.latest(driver), this.#client.runs()]);
      return { driver, verdicts: byId(latest), runs: runs.filter((run) => run.driver === driver && run.state !== 'running') };
    });
  }

  /** Puts in the verdicts of a run that is under way; those on another driver than the one shown are left aside. */
  add(driver: string, fresh: readonly ScenarioVerdict[]): void {
    const known = this.loaded.value;
    if (known?.driver !== driver || fresh.length === 0) return;
    this.loaded.value = { ...known, verdicts: new Map([...known.verdicts, ...byId(fresh)]) };
  }
}

function byId(verdicts: readonly ScenarioVerdict[]): Verdicts {
  return new Map(verdicts.map((verdict) => [verdict.id, verdict]));
}
