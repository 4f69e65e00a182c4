/** `openstack` for the console: Debian's python3-openstackclient 6.0.0, as far as snapshots and volumes go. */
import type { Program } from '../program.ts';
import { candidates } from './candidates.ts';
import { run } from './shell.ts';

export const OPENSTACK: Program = { name: 'openstack', run, candidates };
