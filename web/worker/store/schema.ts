/** The tables of the database and what a row of each is. Version 1. */
import type { EntityTable, Table } from 'dexie';
import type { KnownDeviation, Result } from '../../../core/report/result.ts';
import type { ScenarioResult, Verdict } from '../../../core/scenario/result.ts';
import type { JournalEntry, WorkspaceLabel } from '../../../core/workspace/store.ts';

/** Dexie multiplies its versions by ten. */
export const NATIVE_VERSION = 10;

export const TABLES_V1 = {
  workspaces: '&id',
  journal: '&[workspace+first]',
  pages: '&[workspace+generation+page]',
  heads: '&workspace',
  runs: '&id, started_at',
  run_chunks: '&[run+chunk]',
  settings: '&key',
} as const;

export type WorkspaceRow = WorkspaceLabel;

/** What was appended at once. Rows are never rewritten, so that whoever follows the same revision begins at the same key. */
export interface JournalRow {
  readonly workspace: string;
  /** Revision of the first entry. */
  readonly first: number;
  /** Revision of the last entry. */
  readonly last: number;
  /** When: ISO 8601 in UTC. */
  readonly at: string;
  readonly entries: readonly JournalEntry[];
}

/** Some rows of one table of a world; page 0 of a generation is its index. */
export interface PageRow {
  readonly workspace: string;
  readonly generation: number;
  readonly page: number;
  readonly bytes: Uint8Array;
}

/** A checkpoint of a workspace: its world at a revision. */
export interface Generation {
  readonly generation: number;
  readonly at_revision: number;
}

/** The newest checkpoint of a workspace. The first, generation 1 at revision 0, is kept for ever. */
export interface HeadRow extends Generation {
  readonly workspace: string;
  /** Those that are kept and that the journal reaches back to, oldest first; the newest is the last. */
  readonly kept: readonly Generation[];
}

/** The verdict on a scenario, with known deviations laid over it, and the chunk that has its steps. */
export interface StoredVerdict {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason?: string;
  /** Index of the first step that failed. */
  readonly failed_step?: number;
  readonly chunk: number;
}

/** A baseline that was laid over a result. */
export interface Baseline {
  /** The file's name. */
  readonly file: string;
  readonly known: readonly KnownDeviation[];
}

export interface RunRow {
  readonly id: string;
  readonly driver: string;
  /** ISO 8601 in UTC. */
  readonly started_at: string;
  /** How many scenarios it is to run; not in rows of the first versions. */
  readonly total?: number;
  /** Whether these are all that there are; not in rows of the first versions. */
  readonly is_whole?: boolean;
  /** The file's name, where it is the result of a run elsewhere that was opened here. */
  readonly file?: string;
  /** What its verdicts were judged by, beside what Custody knows of the driver. */
  readonly baseline?: Baseline;
  /** Broken off: found without a worker that is at it. */
  readonly state: 'running' | 'finished' | 'cancelled' | 'broken_off';
  /** Empty while it runs. */
  readonly verdicts: readonly StoredVerdict[];
  /** What a finished run gave, but for the scenarios, which stand in the chunks. */
  readonly result: Omit<Result, 'scenarios'> | null;
}

/** A batch of a run's scenarios. */
export interface RunChunkRow {
  readonly run: string;
  /** From 0, in the order in which they were run. */
  readonly chunk: number;
  readonly verdicts: readonly StoredVerdict[];
  readonly results: readonly ScenarioResult[];
}

export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
}

export interface Tables {
  readonly workspaces: EntityTable<WorkspaceRow, 'id'>;
  readonly journal: Table<JournalRow, [workspace: string, first: number]>;
  readonly pages: Table<PageRow, [workspace: string, generation: number, page: number]>;
  readonly heads: EntityTable<HeadRow, 'workspace'>;
  readonly runs: EntityTable<RunRow, 'id'>;
  readonly run_chunks: Table<RunChunkRow, [run: string, chunk: number]>;
  readonly settings: EntityTable<SettingRow, 'key'>;
}
