/** HPE 3PAR for the harness. */
import type { DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { hpeDefinition } from '../hpe/definition.ts';
import { upstream } from './upstream.ts';

const shared = hpeDefinition(upstream, ['HTTPInternalServerError', 'RequestException']);

export const hpe3par: DriverDefinition = {
  id: 'hpe3par',
  title: 'HPE 3PAR',
  version: '4.0.28',
  upstream: 'ab09bc39',
  ...shared,
  crashes: [
    ...(shared.crashes ?? []),
    {
      class: 'ValueError',
      methods: ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'],
      when: 'There is no source-name, and source-id is no UUID.',
      upstream: { file: upstream.file, line: 1506 },
    },
  ],
  about: {
    products: ['HPE 3PAR StoreServ', 'HPE Primera', 'HPE Alletra 9000', 'HPE Alletra MP (with the driver for 3PAR)'],
    releases: '2023.1 and later',
    examples: [
      { existing_ref: object([['source-name', 'tuesday']]), names: 'the snapshot of this name' },
      { existing_ref: object([['source-id', '22222222-2222-4222-8222-222222222222']]), names: 'the snapshot that Cinder has unmanaged, by the id that it had: ums-IiIiIiIiQiKCIiIiIiIiIg. It is found, renamed, and then manage fails' },
    ],
    advice: 'Write source-name with the name on the array, never source-id alone. The listing says "name" where you have to write "source-name", and names that begin with osv, oss, vvs or unm are refused, whatever follows.',
    known: 'recorded',
    arrayTexts: 'The texts of HTTPNotFound, HTTPConflict and other errors of the client are made by a stand-in for the array.',
  },
};
