/** What Cinder's services say while they work, lane by lane: events, messages to the user, the log, the flow's tasks. */

export interface LogLine {
  readonly level: 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR';
  readonly logger: string;
  readonly message: string;
  /** The exception whose traceback the line carries. */
  readonly exception?: { readonly class: string; readonly message: string };
}

/** A message that the user can read with `GET /messages`. */
export interface UserMessage {
  readonly event_id: string;
  readonly user_message: string;
}

/** A task of the flow, and how it ended: one that was executed and then taken back is `reverted`. */
export interface TaskRun {
  readonly name: string;
  readonly state: 'executed' | 'failed' | 'reverted';
}

export interface Lanes {
  /** Event types, such as `snapshot.manage_existing_snapshot.start`. */
  readonly notifications: string[];
  readonly userMessages: UserMessage[];
  readonly log: LogLine[];
  readonly tasks: TaskRun[];
}

export function emptyLanes(): Lanes {
  return { notifications: [], userMessages: [], log: [], tasks: [] };
}
