/**
 * The LUN that stands behind a volume of Cinder's.
 *
 * Source: get_lun_info and get_volume_private_data, cinder/volume/drivers/huawei/huawei_utils.py at ab09bc39.
 */
import type { DriverContext, VolumeRow } from '../../interface.ts';
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyEquals, pyTruthy } from '../../value/operators.ts';
import { JsonSyntaxError, parseJson } from '../../value/parse.ts';
import { pyStr } from '../../value/python.ts';
import { rulesOf } from '../common/rules.ts';
import { encodeName } from './names.ts';
import type { LunInfo, RestClient } from './rest-client.ts';

const WWN = 'huawei_lun_wwn';

/** Raises VolumeBackendAPIException; TypeError when what provider_location says is no text. */
export function getLunInfo(context: DriverContext, client: RestClient, { id, provider_location }: VolumeRow): LunInfo | undefined {
  const rule = rulesOf(context, 'cinder/volume/drivers/huawei/huawei_utils.py');
  const data = privateData(provider_location);
  rule(404, "The LUN of Cinder's volume is looked up by the name that Cinder gave it, made of the volume's id.");
  // Names of the old kind hold a number that Python makes anew in each process: they are never found again.
  let lun = client.getLunInfoByName(encodeName(id));
  const lunId = get(data, 'huawei_lun_id') ?? null;
  if (!lun && pyTruthy(lunId)) {
    rule(412, "Where there is none of this name, the id in the volume's provider_location counts.");
    lun = client.getLunInfoById(lunId);
  }
  const wwn = get(data, WWN);
  if (!lun || wwn === undefined || pyEquals(lun.WWN, wwn)) return lun;
  rule(415, "A LUN with another WWN than the one in the volume's provider_location is not the right one.");
  return undefined;
}

/** What the volume's provider_location says; before it was an object, it was the id of the LUN alone. */
function privateData(location: string | null): JsonObject {
  if (location === null || location === '') return object([]);
  const said = loads(location);
  return isObject(said) ? said : object([['huawei_lun_id', pyStr(said)], [WWN, null]]);
}

function loads(location: string): Json {
  try {
    return parseJson(location);
  } catch (problem) {
    if (!(problem instanceof JsonSyntaxError)) throw problem;
    return object([]);
  }
}
