/** HPE Alletra MP for the harness. */
import type { DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { hpeDefinition } from '../hpe/definition.ts';
import { upstream } from './upstream.ts';

const shared = hpeDefinition(upstream, ['HPEStorageException', 'ReadTimeout']);

export const alletra: DriverDefinition = {
  id: 'alletra',
  title: 'HPE Alletra MP',
  version: '1.0',
  upstream: 'ab09bc39',
  ...shared,
  crashes: [
    ...(shared.crashes ?? []),
    {
      class: 'UnicodeEncodeError',
      methods: ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'],
      when: 'There is no source-name, and source-id is no UUID and has half a surrogate pair.',
      upstream: { file: upstream.file, line: 848 },
    },
  ],
  about: {
    products: ['HPE Alletra Storage MP B10000'],
    releases: 'ab09bc39 (2026.2 in the making); in no earlier release',
    examples: [
      { existing_ref: object([['source-name', 'tuesday']]), names: 'the snapshot of this name' },
      { existing_ref: object([['source-id', '22222222-2222-4222-8222-222222222222']]), names: 'the snapshot that Cinder has unmanaged, by the id that it had: ums-IiIiIiIiQiKCIiIiIiIiIg. It is found, renamed, and then manage fails' },
    ],
    advice: 'Write source-name with the name on the array, never source-id alone. The listing says "name" where you have to write "source-name", and names that begin with osv, oss, vvs or unm are refused, whatever follows.',
    known: 'recorded',
    arrayTexts: "The texts of the client's errors are made by a stand-in for the array. The listing calls a method that no release of the SDK has; it is taken for granted here.",
  },
};
