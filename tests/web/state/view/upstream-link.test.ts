import { expect, test } from 'vitest';
import { upstreamHref } from '../../../../web/state/view/upstream-link.ts';

test('a line is of the commit that all lines are of', () => {
  expect(upstreamHref({ file: 'cinder/volume/drivers/lvm.py', line: 645 })).toBe('https://opendev.org/openstack/cinder/src/commit/ab09bc39dbcd4d5b301f2f5da8fcfd9e5ef1fe8c/cinder/volume/drivers/lvm.py#L645');
});

test('a line of a release is of its tag', () => {
  expect(upstreamHref({ file: 'cinder/volume/drivers/pure.py', line: 7, release: '21.3.1' })).toBe('https://opendev.org/openstack/cinder/src/tag/21.3.1/cinder/volume/drivers/pure.py#L7');
});
