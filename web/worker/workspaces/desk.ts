/**
 * A workspace that is open in this tab. One thing is done at a time: a batch of commands is carried out and stored, what others
 * did is read, or the workspace is let go of for a moment. Commands that come meanwhile wait, and are stored together.
 */
import type { DriverDefinition } from '../../../core/definition.ts';
import type { Setting } from '../../../core/workspace/array.ts';
import type { Command } from '../../../core/workspace/command.ts';
import type { WholeWorkspace } from '../../../core/workspace/file.ts';
import { RevisionTaken, type JournalEntry, type WorkspaceStore } from '../../../core/workspace/store.ts';
import type { WorldState } from '../../../core/world/world.ts';
import type { Executed, OpenedWorkspace, WorkspaceSummary } from '../workspace-facade.ts';
import { Ledger, type Ran } from './ledger.ts';
import type { Desk } from './parts.ts';
import type { Release, Tabs } from './tabs.ts';
import { Turns } from './turns.ts';

/** So many commands at most are stored together: the others may get their answers before a long burst is over. */
const BATCH = 64;
/** A checkpoint is made when so much was done since the last one. */
const CHECKPOINT_EVERY = 200;

const GONE = 'There is no such workspace any more.';

export interface DeskParts {
  readonly store: WorkspaceStore;
  readonly tabs: Tabs;
  /** Faulty ones among them. */
  readonly drivers: readonly DriverDefinition[];
  /** Hears that something was done, in this tab or another, and is stored. */
  readonly onSteps: (desk: OpenDesk) => void;
  /** Hears that what is known of its past is another one. */
  readonly onAnew: (desk: OpenDesk) => void;
  /** Hears that it is not there any more. */
  readonly onGone: (desk: OpenDesk) => void;
}

interface Waiting {
  readonly command: Command;
  readonly resolve: (executed: Executed) => void;
  readonly reject: (reason: unknown) => void;
}

export class OpenDesk implements Desk {
  readonly #parts: DeskParts;
  readonly #turns = new Turns();
  readonly #waiting: Waiting[] = [];
  #ledger: Ledger;
  #release: Release;
  #isGone = false;
  #following: Promise<void> | null = null;
  /** Revision at which the next checkpoint is to be made. */
  #nextCheckpoint: number;

  private constructor(ledger: Ledger, release: Release, parts: DeskParts) {
    this.#ledger = ledger;
    this.#release = release;
    this.#parts = parts;
    this.#nextCheckpoint = ledger.checkpoint + CHECKPOINT_EVERY;
  }

  /** Rejects with RangeError when there is no such workspace, or no driver of it. */
  static async open(workspace: string, parts: DeskParts): Promise<OpenDesk> {
    const release = await parts.tabs.share(workspace);
    try {
      const ledger = await load(workspace, parts);
      if (!ledger) throw new RangeError(GONE);
      return new OpenDesk(ledger, release, parts);
    } catch (failure) {
      release();
      throw failure;
    }
  }

  get id(): string {
    return this.#ledger.label.id;
  }

  get driver(): DriverDefinition {
    return this.#ledger.driver;
  }

  get setting(): Setting {
    return this.#ledger.label.setting;
  }

  get summary(): WorkspaceSummary {
    return this.#ledger.summary;
  }

  get state(): WorldState {
    return this.#ledger.stored.state;
  }

  get whole(): WholeWorkspace {
    const { name, origin, setting } = this.#ledger.label;
    return { name, origin, setting, ...this.#ledger.past };
  }

  get opened(): OpenedWorkspace {
    const { past: { start }, summary, undoable } = this.#ledger;
    return { summary, setting: this.setting, start, steps: this.#ledger.stepsSince(start.revision), undoable };
  }

  /** What was done since a revision, for those who know all that was done before. */
  since(revision: number): Pick<OpenedWorkspace, 'steps' | 'undoable' | 'summary'> {
    return { steps: this.#ledger.stepsSince(revision), undoable: this.#ledger.undoable, summary: this.summary };
  }

  stateAt(revision: number): WorldState | undefined {
    return revision <= this.#ledger.stored.revision ? this.#ledger.state(revision) : undefined;
  }

  execute(command: Command): Promise<Executed> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ command, resolve, reject });
      if (this.#waiting.length === 1) this.#nextBatch();
    });
  }

  rename(name: string): void {
    this.#ledger.label = { ...this.#ledger.label, name };
  }

  /** Others did something: it is read, once for all that is told before it is. Where the storage fails, the next command finds out. */
  follow(): Promise<void> {
    this.#following ??= this.#turns.take(async () => {
      this.#following = null;
      await this.#catchUp();
    }).catch(() => {});
    return this.#following;
  }

  /** Lets go of the workspace, does something, and takes hold again. Others may have done much meanwhile. */
  aside<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return this.#turns.take(async () => {
      this.#release();
      try {
        return await work();
      } finally {
        this.#release = await this.#parts.tabs.share(this.id);
        this.#parts.store.forget(this.id);
        await this.#catchUp().catch(() => {});
      }
    });
  }

  /** Keeps the world as it is now, while nobody else works on it. Not when somebody doesn't let go: then it is tried again later. */
  async checkpoint(): Promise<void> {
    const { store, tabs } = this.#parts;
    this.#nextCheckpoint = this.#ledger.stored.revision + CHECKPOINT_EVERY;
    await store.checkpoint(this.id, this.#ledger.stored, (write) => this.aside(() => tabs.alone(this.id, write)));
  }

  /** Lets go of the workspace once all that was asked for is done. */
  async close(): Promise<void> {
    await this.#turns.take(async () => this.#release());
  }

  #nextBatch(): void {
    void this.#turns.take(() => this.#carryOut());
  }

  async #carryOut(): Promise<void> {
    const batch = this.#waiting.splice(0, BATCH);
    if (this.#waiting.length > 0) this.#nextBatch();
    try {
      const ran = await this.#write(batch.map(({ command }) => command));
      batch.forEach((each, index) => settle(each, ran[index]));
    } catch (failure) {
      for (const { reject } of batch) reject(failure);
    }
    this.#checkpointWhenDue();
  }

  async #write(commands: readonly Command[]): Promise<readonly Ran[]> {
    if (this.#isGone) throw new RangeError(GONE);
    const ran = this.#ledger.run(commands);
    const entries = entriesOf(ran);
    // Where nothing is stored, nothing has told whether the world is still this one.
    if (entries.length === 0) return (await this.#catchUp()) ? this.#writeAgain(commands) : ran;
    try {
      this.#ledger.keep(await this.#parts.store.append(this.id, entries));
    } catch (failure) {
      this.#ledger.takeBack();
      if (!(failure instanceof RevisionTaken)) throw failure;
      return this.#writeAgain(commands);
    }
    this.#stored();
    return ran;
  }

  /** Others did something first: the commands are carried out behind that. */
  async #writeAgain(commands: readonly Command[]): Promise<readonly Ran[]> {
    try {
      return await this.#writeBehind(commands);
    } catch (failure) {
      if (!(failure instanceof RevisionTaken)) throw failure;
      await this.#reload();
      return await this.#writeBehind(commands);
    }
  }

  async #writeBehind(commands: readonly Command[]): Promise<readonly Ran[]> {
    const ledger = this.#ledger;
    let ran: readonly Ran[] = [];
    try {
      const at = await this.#parts.store.appendBehind(this.id, ledger.stored.revision, (newer, changedAt) => {
        ledger.apply(newer, changedAt);
        ran = ledger.run(commands);
        return entriesOf(ran);
      });
      if (entriesOf(ran).length > 0) ledger.keep(at);
    } catch (failure) {
      ledger.takeBack();
      throw failure;
    }
    this.#stored();
    return ran;
  }

  #stored(): void {
    this.#parts.tabs.tell({ kind: 'changed', workspace: this.id });
    this.#parts.onSteps(this);
  }

  /** Reads what others did. @returns whether there was something */
  async #catchUp(): Promise<boolean> {
    if (this.#isGone) return false;
    const newer = await this.#parts.store.newer(this.id, this.#ledger.stored.revision);
    if (!newer) {
      await this.#reload();
      return true;
    }
    this.#ledger.apply(newer.entries, newer.changed_at);
    this.#checkpointed(newer.checkpoint);
    if (this.#ledger.forgetBefore(newer.start)) this.#parts.onAnew(this);
    else if (newer.entries.length > 0) this.#parts.onSteps(this);
    return newer.entries.length > 0;
  }

  /** Reads it as a whole: what is newer does not follow what is known here, or it is not there any more. */
  async #reload(): Promise<void> {
    this.#parts.store.forget(this.id);
    const ledger = await load(this.id, this.#parts);
    if (ledger) {
      this.#ledger = ledger;
      this.#parts.onAnew(this);
    } else {
      this.#isGone = true;
      this.#parts.onGone(this);
      throw new RangeError(GONE);
    }
  }

  #checkpointed(revision: number): void {
    if (revision <= this.#ledger.checkpoint) return;
    this.#ledger.checkpoint = revision;
    this.#nextCheckpoint = revision + CHECKPOINT_EVERY;
  }

  #checkpointWhenDue(): void {
    if (this.#ledger.stored.revision < this.#nextCheckpoint || !this.#parts.tabs.canBeAlone || this.#isGone) return;
    // Where it fails, everything is as it was, and it is tried again later.
    void this.checkpoint().catch(() => {});
  }
}

async function load(workspace: string, { store, drivers }: DeskParts): Promise<Ledger | null> {
  const loaded = await store.load(workspace);
  if (!loaded) return null;
  const driver = drivers.find(({ id }) => id === loaded.label.setting.driver);
  if (!driver) throw new RangeError(`This workspace is for driver ${loaded.label.setting.driver}, which this version of Custody does not have.`);
  return new Ledger(loaded, driver);
}

function entriesOf(ran: readonly Ran[]): JournalEntry[] {
  return ran.flatMap((each) => (each.kind === 'wrote' ? [each.entry] : []));
}

function settle({ resolve, reject }: Waiting, ran: Ran | undefined): void {
  if (ran?.kind === 'wrote') resolve({ revision: ran.entry.revision, step: ran.step });
  else if (ran?.kind === 'read') resolve({ revision: null, step: ran.step });
  else reject(ran?.reason);
}
