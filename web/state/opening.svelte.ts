/** Results from files: those that were opened, the one that the address names, and the one beside it. */
import type { Client } from '../client/client.ts';
import type { Difference } from '../../core/report/difference.ts';
import type { FileSummary, OpenedFile, OpenedScenario } from '../worker/facade.ts';
import { Loaded, messageOf } from './loaded.svelte.ts';
import type { OpenRoute } from './view/route.ts';

type FilesClient = Pick<Client, 'openFile' | 'files' | 'openedFile' | 'compare' | 'open'>;

/** What is different in a result from an earlier one. */
export interface Compared {
  readonly before: string;
  readonly after: string;
  readonly difference: Difference;
}

export class Opening {
  /** All that were opened. */
  readonly files = new Loaded<readonly FileSummary[]>();
  readonly file = new Loaded<OpenedFile>();
  readonly scenario = new Loaded<OpenedScenario>();
  readonly compared = new Loaded<Compared>();
  /** What is wrong with the file that was chosen last. */
  problems = $state.raw<readonly string[]>([]);
  isReading = $state.raw(false);
  readonly #client: FilesClient;

  constructor(client: FilesClient) {
    this.#client = client;
  }

  /** Loads what the address names and is not there yet. */
  async follow({ run, beside, scenario }: OpenRoute): Promise<void> {
    if (!this.files.value) await this.files.load(() => this.#client.files());
    if (run === null) return this.file.clear();
    if (this.file.value?.run.id !== run) {
      this.file.clear();
      await this.file.load(() => this.#client.openedFile(run));
    }
    await Promise.all([this.#openScenario(run, scenario), this.#compare(beside, run)]);
  }

  /** Reads a file and keeps it; resolves with the id of its run, or null when there is something wrong with it. */
  async take(file: Pick<File, 'name' | 'text'>): Promise<string | null> {
    this.problems = [];
    this.isReading = true;
    try {
      const { run, problems } = await this.#client.openFile(file.name, await file.text());
      this.problems = problems;
      if (run !== null) await this.files.load(() => this.#client.files());
      return run;
    } catch (error) {
      this.problems = [messageOf(error)];
      return null;
    } finally {
      this.isReading = false;
    }
  }

  async #openScenario(run: string, scenario: string | null): Promise<void> {
    const { value } = this.scenario;
    if (scenario === null || (value?.run.id === run && value.result.id === scenario)) return;
    this.scenario.clear();
    await this.scenario.load(() => this.#client.open(run, scenario));
  }

  async #compare(before: string | null, after: string): Promise<void> {
    const { value } = this.compared;
    if (before === null) return this.compared.clear();
    if (value?.before === before && value.after === after) return;
    this.compared.clear();
    await this.compared.load(async () => ({ before, after, difference: await this.#client.compare(before, after) }));
  }
}
