/** HPE 3PAR's driver: class HPE3PARCommon at ab09bc39; the same since 21.3.1. */
import type { Json } from '../../value/json.ts';
import { noAttribute } from '../common/python-mapping.ts';
import { uuidBase64 } from '../common/uuid-base64.ts';
import { fitForNames } from '../hpe/names.ts';
import type { HpeUpstream } from '../hpe/upstream.ts';
import { hpe3parclient } from './hpe3parclient.ts';

export const upstream: HpeUpstream = {
  file: 'cinder/volume/drivers/hpe/hpe_3par_common.py',
  lines: {
    manageFailedOver: 1089,
    sourceName: 1359,
    sourceId: 1361,
    noKey: 1368,
    encodeName: 1505,
    managedPrefix: 1192,
    sizeLookup: 1200,
    manageLookup: 1099,
    size: 1207,
    parent: 1108,
    displayName: 1118,
    commentValue: 2596,
    modify: 1143,
    logName: 1146,
    unmanageFailedOver: 1232,
    unmanageModify: 1244,
    list: 1316,
    listSize: 1326,
    listManaged: 1330,
    listReference: 1340,
    delete: 3427,
    deleted: 3431,
  },
  errors: hpe3parclient,
  nameOf: (name) => (typeof name === 'string' ? name : undefined),
  encodeName,
};

/** A UUID in 22 characters. Raises AttributeError for what is no text, ValueError for a text that is no UUID. */
export function encodeName(id: Json): string {
  if (typeof id !== 'string') throw noAttribute(id, 'replace');
  return fitForNames(uuidBase64(id));
}
