/** Messages that the user can read when a delete or an unmanage went wrong (cinder/message/message_field.py at ab09bc39). */
import type { DriverRaised } from './calling.ts';
import type { UserMessage } from './lanes.ts';

interface Detail {
  readonly id: string;
  readonly text: string;
}

export const SNAPSHOT_DELETE_ERROR: Detail = { id: '016', text: 'Snapshot failed to delete.' };
const UNKNOWN_ERROR: Detail = { id: '001', text: 'An unknown error occurred.' };

/** Details that an exception's own class brings with it, whatever the caller says (:173). */
const BY_CLASS: Readonly<Partial<Record<string, Detail>>> = {
  DriverNotInitialized: { id: '002', text: 'Driver is not initialized at present.' },
  SnapshotLimitExceeded: { id: '006', text: 'Not enough quota resource for operation.' },
  SnapshotIsBusy: { id: '015', text: 'Snapshot is busy.' },
};

/** The message about the action `delete snapshot`, which an unmanage is for Cinder as well. */
export function deleteMessage(raised: DriverRaised, otherwise: Detail = UNKNOWN_ERROR): UserMessage {
  const { id, text } = BY_CLASS[raised.exception.class] ?? otherwise;
  return { event_id: `VOLUME_VOLUME_SNAPSHOT_010_${id}`, user_message: `delete snapshot:${text}` };
}
