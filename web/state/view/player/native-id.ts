/** What an array knows an object by. */
import type { BackendObject } from '../../../../core/interface.ts';
import { stringifyJson } from '../../../../core/value/stringify.ts';

/** As text, be it a text or a number there; null where the array goes by names. */
export function nativeIdOf({ native_id }: Pick<BackendObject, 'native_id'>): string | null {
  if (native_id === undefined || native_id === null) return null;
  return typeof native_id === 'string' ? native_id : stringifyJson(native_id);
}
