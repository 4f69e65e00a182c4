/** What is known of one driver: the newest verdict of every scenario, and its newest run. */
import type { Client } from '../client/client.ts';
import type { RunSummary, ScenarioVerdict } from '../worker/facade.ts';
import { Loaded } from './loaded.svelte.ts';
import type { Verdicts } from './view/suites.ts';

interface Known {
  readonly driver: string;
  readonly verdicts: Verdicts;
  readonly lastRun: RunSummary | null;
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

  get lastRun(): RunSummary | null {
    return this.loaded.value?.lastRun ?? null;
  }

  /** Reads what is stored of this driver. */
  async load(driver: string): Promise<void> {
    if (this.loaded.value?.driver !== driver) this.loaded.clear();
    await this.loaded.load(async () => {
      const [latest, runs] = await Promise.all([this.#client.latest(driver), this.#client.runs()]);
      const lastRun = runs.find((run) => run.driver === driver && run.state !== 'running') ?? null;
      return { driver, verdicts: byId(latest), lastRun };
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
