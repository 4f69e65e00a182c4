/** The programs of the console, by the name that a line begins with. */
import { cinder } from './cinder/program.ts';
import { OPENSTACK } from './openstack/openstack.ts';
import type { Program } from './program.ts';

export const PROGRAMS: readonly Program[] = [cinder, OPENSTACK];
