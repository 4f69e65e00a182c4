/** Results from files: those that were opened, the one that the address names, and the one beside it. */
import type { Client } from '../client/client.ts';
import type { Difference } from '../../core/report/difference.ts';
import type { FileSummary, OpenedFile, OpenedScenario } from '../worker/facade.ts';
import { carriedIn, unpack } from './carried.ts';
import { Loaded, messageOf } from './loaded.svelte.ts';
import { whyTooLarge } from './view/file-size.ts';
import type { OpenRoute } from './view/route.ts';

type FilesClient = Pick<Client, 'openFile' | 'layBaseline' | 'liftBaseline' | 'removeFile' | 'restoreFile' | 'files' | 'openedFile' | 'compare' | 'open'>;

/** What is read of a file. */
export type FileLike = Pick<File, 'name' | 'size' | 'text'>;

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
  /** What is wrong with the files that were chosen last, or with what was to be done with one. */
  problems = $state.raw<readonly string[]>([]);
  isReading = $state.raw(false);
  /** The file that was removed last, and can be brought back. */
  removed = $state.raw<FileSummary | null>(null);
  readonly #client: FilesClient;

  constructor(client: FilesClient) {
    this.#client = client;
  }

  /** Loads what the address names and is not there yet. */
  async follow({ run, beside, scenario }: OpenRoute): Promise<void> {
    if (!this.files.value) await this.#list();
    if (run === null) return this.file.clear();
    if (this.file.value?.run.id !== run) await this.#openFile(run);
    await Promise.all([this.#openScenario(run, scenario), this.#compare(beside, run)]);
  }

  /** Reads files and keeps them; resolves with those that are results, the earliest run first. */
  async take(files: readonly FileLike[]): Promise<readonly FileSummary[]> {
    const ids = await this.#reading(async () => {
      const read = [];
      for (const file of files) read.push(await this.#read(file));
      await this.#list();
      return read;
    });
    const taken = this.files.value?.filter(({ run }) => ids?.includes(run.id)) ?? [];
    return taken.toSorted((a, b) => Date.parse(a.run.started_at) - Date.parse(b.run.started_at));
  }

  /** Reads and keeps what a link carries; resolves with null when it is no result. */
  async takeCarried(packed: string): Promise<FileSummary | null> {
    const [taken] = await this.take([{ name: 'result from a link', size: packed.length, text: () => unpack(packed) }]);
    return taken ?? null;
  }

  /** Lays a baseline over the result that is open; null takes away the one that lies there. */
  async judgeBy(baseline: FileLike | null): Promise<void> {
    const run = this.file.value?.run.id;
    if (run === undefined) return;
    await this.#reading(async () => {
      if (baseline) await this.#lay(run, baseline);
      else await this.#client.liftBaseline(run);
      this.scenario.clear();
      await Promise.all([this.#openFile(run), this.#list()]);
    });
  }

  async remove(file: FileSummary): Promise<void> {
    await this.#reading(async () => {
      await this.#client.removeFile(file.run.id);
      this.removed = file;
      await this.#list();
    });
  }

  /** Brings back what was removed last. */
  async restore(): Promise<void> {
    const { removed } = this;
    if (!removed) return;
    this.removed = null;
    await this.#reading(async () => {
      await this.#client.restoreFile(removed.run.id);
      await this.#list();
    });
  }

  /** Does something with files, and keeps what goes wrong to be shown. */
  async #reading<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    this.problems = [];
    this.isReading = true;
    try {
      return await work();
    } catch (error) {
      this.problems = [...this.problems, messageOf(error)];
      return undefined;
    } finally {
      this.isReading = false;
    }
  }

  /** The id of the run, or null when there is something wrong with the file. */
  async #read(file: FileLike): Promise<string | null> {
    const text = await this.#textOf(file);
    if (text === null) return null;
    const { run, problems } = await this.#client.openFile(file.name, text);
    this.problems = [...this.problems, ...problems];
    return run;
  }

  async #lay(run: string, file: FileLike): Promise<void> {
    const text = await this.#textOf(file);
    if (text !== null) this.problems = await this.#client.layBaseline(run, file.name, text);
  }

  /** Null when it is too large. An HTML report stands for the result that it carries. */
  async #textOf(file: FileLike): Promise<string | null> {
    const tooLarge = whyTooLarge(file.name, file.size);
    if (tooLarge !== null) {
      this.problems = [...this.problems, tooLarge];
      return null;
    }
    const text = await file.text();
    const carried = carriedIn(text);
    return carried === null ? text : unpack(carried);
  }

  #list(): Promise<void> {
    return this.files.load(() => this.#client.files());
  }

  async #openFile(run: string): Promise<void> {
    if (this.file.value?.run.id !== run) this.file.clear();
    await this.file.load(() => this.#client.openedFile(run));
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
