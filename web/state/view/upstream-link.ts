/** Where a place in Cinder's source can be read. */
import type { Upstream } from '../../../core/interface.ts';

const SOURCE = 'https://opendev.org/openstack/cinder/src';
/** What the lines are of that name no release: ab09bc39 in full. */
const COMMIT = 'ab09bc39dbcd4d5b301f2f5da8fcfd9e5ef1fe8c';

/** The address of a line in OpenStack's own repository, of the release where the place names one. */
export function upstreamHref({ file, line, release }: Upstream): string {
  const of = release === undefined ? `commit/${COMMIT}` : `tag/${encodeURIComponent(release)}`;
  return `${SOURCE}/${of}/${file.split('/').map(encodeURIComponent).join('/')}#L${line}`;
}
