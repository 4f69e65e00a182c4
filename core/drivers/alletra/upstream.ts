/** HPE Alletra MP's driver: class AlletraMPService at ab09bc39, which no release has yet. */
import { PythonException } from '../../errors.ts';
import type { Json } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { base64 } from '../common/base64.ts';
import { noAttribute } from '../common/python-mapping.ts';
import { refuseSurrogates } from '../common/utf8.ts';
import { uuidBase64 } from '../common/uuid-base64.ts';
import { fitForNames } from '../hpe/names.ts';
import type { HpeUpstream } from '../hpe/upstream.ts';
import { flowkit } from './flowkit.ts';

export const upstream: HpeUpstream = {
  file: 'cinder/volume/drivers/hpe/alletramp_service.py',
  lines: {
    manageFailedOver: 2698,
    sourceName: 706,
    sourceId: 708,
    noKey: 717,
    encodeName: 848,
    managedPrefix: 2779,
    sizeLookup: 2787,
    manageLookup: 2708,
    size: 2794,
    parent: 2717,
    displayName: 2727,
    commentValue: 1708,
    modify: 2752,
    logName: 2755,
    unmanageFailedOver: 2805,
    unmanageModify: 2817,
    list: 2838,
    listSize: 2847,
    listManaged: 2851,
    listReference: 2861,
    delete: 2136,
    deleted: 2140,
  },
  errors: flowkit,
  nameOf: pyStr,
  encodeName,
};

/** A UUID in 22 characters; another text in base64. Raises AttributeError for what is no text, UnicodeEncodeError for half a surrogate pair. */
export function encodeName(id: Json): string {
  if (typeof id !== 'string') throw noAttribute(id, 'encode');
  return fitForNames(uuidOrText(id));
}

function uuidOrText(id: string): string {
  try {
    return uuidBase64(id);
  } catch (problem) {
    if (!(problem instanceof PythonException)) throw problem;
    refuseSurrogates(id);
    return base64(new TextEncoder().encode(id));
  }
}
