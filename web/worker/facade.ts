/** What the worker offers to the page. Types only: all that crosses is plain data, and one callback for progress. */
import type { Mutant, Variant } from '../../core/conformance/catalogue.ts';
import type { Proof, ProofFigures } from '../../core/conformance/proof.ts';
import type { DeclaredCrash, DriverAbout } from '../../core/definition.ts';
import type { CinderOptions } from '../../core/interface.ts';
import type { ReportFormat } from '../../core/report/formats/formats.ts';
import type { Difference } from '../../core/report/difference.ts';
import type { DriverSentences } from '../../core/report/proof.ts';
import type { Clause, Deviation, Result } from '../../core/report/result.ts';
import type { Trial } from '../../core/scenario/trying/stage.ts';
import type { ScenarioResult, Verdict } from '../../core/scenario/result.ts';
import type { ScenarioKind } from '../../core/scenario/scenario.ts';
import type { JsonObject } from '../../core/value/json.ts';
import type { WorkspaceFacade } from './workspace-facade.ts';

export const FACADE_PROTOCOL = 1;

export interface WorkerHello {
  readonly protocol: typeof FACADE_PROTOCOL;
  readonly version: string;
}

/** How the browser's storage fares. A reason can be shown. */
export type StorageStatus =
  | { readonly state: 'opening' | 'open' }
  /** Another tab keeps it from being brought up to date; it goes on once that tab is closed. */
  | { readonly state: 'blocked'; readonly reason: string }
  /** It is not to be had here, or not until the page is reloaded. */
  | { readonly state: 'unavailable' | 'closed'; readonly reason: string };

export interface SuiteSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly digest: string;
  readonly notes?: string;
  readonly scenarios: readonly ScenarioSummary[];
}

export interface ScenarioSummary {
  readonly id: string;
  readonly kind: ScenarioKind;
  readonly title: string;
  readonly cites: readonly string[];
  readonly drivers?: Readonly<Record<string, string>>;
  /** The driver's options that are given. */
  readonly config?: JsonObject;
  /** Cinder's options that are given. */
  readonly options?: Partial<CinderOptions>;
}

/** One of upstream's that implements the interface or doesn't; one of ours that keeps it; one that is faulty or unusual on purpose. */
export type DriverKind = 'implemented' | 'not_implemented' | 'reference' | 'odd';

export interface DriverSummary {
  readonly id: string;
  readonly title: string;
  readonly kind: DriverKind;
  readonly upstream?: string;
  /** Ids of the suites that are about it, or about any driver. */
  readonly suites: readonly string[];
}

/** What people want to know of a driver. */
export interface DriverCard extends Partial<Pick<DriverAbout, 'releases' | 'advice' | 'known' | 'arrayTexts'>> {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly kind: DriverKind;
  readonly upstream?: string;
  readonly products: readonly string[];
  /** A reference for each form that it takes, as JSON, and what it names. */
  readonly examples: readonly { readonly reference: string; readonly names: string }[];
  readonly crashes: readonly DeclaredCrash[];
  /** Whether it can list what could be managed. */
  readonly lists: boolean;
  /** What it is known to fail. */
  readonly deviations: readonly Deviation[];
}

export interface RunRequest {
  readonly driver: string;
  /** Ids of scenarios, in any order; all of the suites that concern the driver when left out. */
  readonly scenarios?: readonly string[];
}

export interface Progress {
  readonly run: string;
  readonly done: number;
  readonly total: number;
  /** The verdicts that are new since the last report. */
  readonly fresh: readonly ScenarioVerdict[];
}

/** The verdict on one scenario, with the driver's known deviations laid over it. */
export interface ScenarioVerdict {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason?: string;
  /** Index of the first step that failed. */
  readonly failed_step?: number;
  /** Where its steps are kept. */
  readonly run: string;
}

export interface RunSummary {
  readonly id: string;
  readonly driver: string;
  readonly started_at: string;
  /** Broken off: its worker died, or its page was left. */
  readonly state: 'running' | 'finished' | 'cancelled' | 'broken_off';
  /** How many scenarios it was to run. */
  readonly total: number;
  /** Whether all conformance scenarios that there are were among these. */
  readonly is_whole: boolean;
  readonly totals: Readonly<Record<Verdict, number>>;
  /** How many checks it made; 0 also for a run that has not finished. */
  readonly checks: number;
  /** What it says of the interface's sentences: `keeps 9 of 13 MUST sentences; …`; null unless it was whole, and has finished. */
  readonly sentences: string | null;
  readonly evidence: string | null;
  readonly verdicts: string | null;
}

/** One scenario's steps, as they were run, with the verdict and the deviations that were laid over it. */
export interface OpenedScenario {
  /** Null where the suite that was run is none of those here, or another version of one. */
  readonly suite: SuiteSummary | null;
  readonly run: RunSummary;
  readonly result: ScenarioResult;
  readonly verdict: Verdict;
  readonly reason?: string;
  /** The listed deviations of the driver that are about checks of this scenario. */
  readonly deviations: readonly Deviation[];
}

/** How far a proof is: drivers played, of how many. */
export interface Proving {
  readonly done: number;
  readonly of: number;
}

/** What the suites are worth, and what they say of the drivers that there are. */
export interface ProofReport {
  readonly proof: Proof;
  readonly figures: ProofFigures;
  /** The faulty drivers in words. */
  readonly mutants: readonly Mutant[];
  /** The unusual ones that keep the interface. */
  readonly variants: readonly Variant[];
  readonly drivers: readonly DriverSentences[];
}

/** The result of a run elsewhere, which was opened here. */
export interface FileSummary {
  /** The file's name. */
  readonly file: string;
  /** `lvm 1.0.0, follows upstream 21.3.1` */
  readonly target: string;
  /** Its driver is what the target calls itself. */
  readonly run: RunSummary;
  /** The name of the baseline that is laid over it; null: only what Custody knows of the driver is. */
  readonly baseline: string | null;
}

export interface OpenedFile extends FileSummary {
  readonly suites: readonly FileSuite[];
}

export interface FileSuite {
  readonly id: string;
  readonly title: string;
  readonly scenarios: readonly FileScenario[];
}

export interface FileScenario extends ScenarioVerdict {
  readonly title: string;
}

export interface ReadFile {
  /** What it was stored as; null when it is no result. */
  readonly run: string | null;
  /** What is wrong with the file, a line each. */
  readonly problems: readonly string[];
}

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** A reference, tried on an array with a few snapshots: by one driver with all that happens, by every other with its answer. */
export interface TriedReference {
  readonly driver: string;
  /** The reference as JSON, as it was written. */
  readonly text: string;
  readonly inventory: TryInventory;
  /** Why the text is no JSON, in Python's words; line and column from 1. Nothing is tried then. */
  readonly problem: { readonly message: string; readonly line: number; readonly column: number } | null;
  readonly trial: Trial | null;
  readonly answers: readonly TriedAnswer[];
}

/** What one driver answers; `manage` is null where Cinder does not get so far. */
export interface TriedAnswer extends Pick<Trial, 'size' | 'manage'> {
  readonly driver: string;
  /** Name of the object that a deletion of the snapshot would remove then; null where none would. */
  readonly tied: string | null;
}

/** What is there to try references on, as the array of one driver has it. */
export interface TryInventory {
  /** The forms in which its references are written. */
  readonly forms: readonly string[];
  readonly objects: readonly TryObject[];
  /** Names that this array can't have, each with its reason: the objects have others. */
  readonly ungranted: readonly { readonly name: string; readonly reason: string }[];
  /** Ids of Cinder's volumes and snapshots, with what they are called here. */
  readonly rows: readonly (readonly [id: string, handle: string])[];
}

export interface TryObject {
  readonly id: string;
  readonly kind: 'volume' | 'snapshot';
  readonly name: string;
  readonly size_bytes: number;
  /** Id of the volume that a snapshot is of. */
  readonly of: string | null;
  /** What the array knows it by, where that is not its name. */
  readonly native_id: string | null;
  /** Whether Cinder has it already, as a snapshot. */
  readonly is_managed: boolean;
  /** A reference to it in each form, as JSON. */
  readonly references: readonly { readonly form: string; readonly text: string }[];
}

/** What a result can be saved as: each format that the command reports in, and a baseline of what fails. */
export type SavedFormat = ReportFormat | 'baseline';

/** All methods reject with an Error whose message can be shown. */
export interface Facade extends WorkspaceFacade {
  hello(): Promise<WorkerHello>;
  /** Tells how the storage fares, now and whenever that changes. */
  watchStorage(listener: (status: StorageStatus) => void): Promise<void>;
  suites(): Promise<readonly SuiteSummary[]>;
  drivers(): Promise<readonly DriverSummary[]>;
  /** Drivers that are faulty or unusual on purpose: they can be run as any other. */
  oddDrivers(): Promise<readonly DriverSummary[]>;
  driverCards(): Promise<readonly DriverCard[]>;
  /** What a driver does with each sentence of the interface. Each check has the step that decided it, also where it passes. */
  sentences(driver: string): Promise<DriverSentences>;
  /** The sentences of the interface that scenarios cite. */
  clauses(): Promise<readonly Clause[]>;
  /** Runs scenarios and stores what they gave; resolves when all is stored, or it was cancelled. */
  run(request: RunRequest, onProgress: (progress: Progress) => void): Promise<RunSummary>;
  /** Asks a run to stop after the scenario it is at; what was done by then is kept. */
  cancel(run: string): Promise<void>;
  /** Runs that were made here, newest first. */
  runs(): Promise<readonly RunSummary[]>;
  /** The newest verdict of every scenario that was ever run on this driver. */
  latest(driver: string): Promise<readonly ScenarioVerdict[]>;
  open(run: string, scenario: string): Promise<OpenedScenario>;
  /** A scenario before it is run: what this driver starts from, and its steps, each of them not run. */
  plan(driver: string, scenario: string): Promise<ScenarioResult>;
  /** Plays all suites on every driver that is faulty on purpose; made once, so that asking again costs nothing. */
  prove(onProgress: (proving: Proving) => void): Promise<ProofReport>;
  /** Tries a reference on every driver, and leaves no trace. @param text JSON; null: one to the first object, as this driver wants it */
  tryReference(driver: string, text: string | null): Promise<TriedReference>;
  exportSuite(suite: string): Promise<ExportedFile>;
  /** A suite, or all, as tests for Python's unittest. @param driver whose behaviour scenarios go with it; null: none */
  exportUnittest(suite: string | null, driver: string | null): Promise<ExportedFile>;
  /** A finished run as the command would report it. */
  exportResult(run: string, format: SavedFormat): Promise<ExportedFile>;
  /** Reads and stores a result that the command, or this page, has exported. The same file is stored once. */
  openFile(name: string, text: string): Promise<ReadFile>;
  /** Judges an opened result anew, with what a baseline lists. @returns what is wrong with the baseline, a line each */
  layBaseline(run: string, name: string, text: string): Promise<readonly string[]>;
  /** Judges an opened result anew, without its baseline. */
  liftBaseline(run: string): Promise<void>;
  /** Forgets an opened result. The last one can be restored while this worker lives. */
  removeFile(run: string): Promise<void>;
  restoreFile(run: string): Promise<void>;
  /** The files that were opened, the newest run first. */
  files(): Promise<readonly FileSummary[]>;
  openedFile(run: string): Promise<OpenedFile>;
  /** What is different in the second of two finished runs. */
  compare(before: string, after: string): Promise<Difference>;
  /** The whole result of a finished run. */
  result(run: string): Promise<Result>;
}
