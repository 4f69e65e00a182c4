/** Objects for tests: what does not matter to a test need not be said there. */
import { contentOf } from '../../../core/backend/content.ts';
import type { BackendObject, ObjectId } from '../../../core/interface.ts';
import { object } from '../../../core/value/json.ts';

export function objectId(text: string): ObjectId {
  return text as ObjectId;
}

/** An object whose id and name are this text, but for what is said otherwise. */
export function anObject(id: string, fields: Partial<BackendObject> = {}): BackendObject {
  return {
    id: objectId(id), handle: null, kind: 'snapshot', name: id, parent: null, size_bytes: 1024, content: contentOf(), attributes: object([]),
    ...fields,
  };
}
