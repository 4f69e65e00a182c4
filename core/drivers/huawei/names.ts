/** Names that Cinder gives to LUNs and snapshots on an OceanStor, where 31 characters are the most. */
import { codePointLength } from '../../value/code-points.ts';
import { md5Hex } from '../../value/digest.ts';
import { refuseSurrogates } from '../common/utf8.ts';

const LONGEST_NAME = 31;

/**
 * The first group of a UUID, and as much of the MD5 of the whole as still fits. Raises UnicodeEncodeError.
 *
 * Source: encode_name, cinder/volume/drivers/huawei/huawei_utils.py:37 at ab09bc39.
 */
export function encodeName(id: string): string {
  refuseSurrogates(id);
  const [group = ''] = id.split('-', 1);
  const prefix = `${group}-`;
  return prefix + md5Hex(id).slice(0, LONGEST_NAME - codePointLength(prefix));
}
