/** References and steps that teach something, each with what to look at. The ids are those of what references are tried on. */
interface Told {
  readonly title: string;
  readonly sentence: string;
  readonly driver: string;
}

/** A reference to try. */
export interface ReferenceCase extends Told {
  readonly reference: string;
}

/** A step of a scenario to look at. */
export interface StepCase extends Told {
  readonly scenario: string;
  /** From 1. */
  readonly step: number;
}

export type TryCase = ReferenceCase | StepCase;

const PAYROLL = 'volume-5513e3ea-bba6-4754-82c1-c34c7365c6fa';
const MANAGED = 'snapshot-9dc6366a-2003-4418-ace6-b6c74e29980f';

export const CASES: readonly TryCase[] = [
  {
    title: 'A snapshot of another volume',
    sentence: 'LVM takes friday, though it is of ledger and not of payroll. RBD looks in the image of payroll alone, and refuses.',
    driver: 'lvm',
    reference: '{"source-name":"friday"}',
  },
  {
    title: 'Two keys, and which one wins',
    sentence: 'An InfiniBox goes by source-id, and takes database.tuesday. 3PAR goes by source-name, and takes tuesday.',
    driver: 'infinidat',
    reference: '{"source-name":"tuesday","source-id":"1004"}',
  },
  {
    title: 'A pod, a volume, a snapshot',
    sentence: 'Pure takes what stands before the dot, the pod included, for the volume, and there is none of this name.',
    driver: 'pure',
    reference: '{"source-name":"pod::vol.snap"}',
  },
  {
    title: 'A name without a dot',
    sentence: 'Pure wants two parts, gets one, and crashes. Most others take tuesday as it is.',
    driver: 'pure',
    reference: '{"source-name":"tuesday"}',
  },
  {
    title: 'No reference at all',
    sentence: 'Cinder lets null through. RBD gives the size of the whole volume for it, and crashes only in manage.',
    driver: 'rbd',
    reference: 'null',
  },
  {
    title: 'A listing’s own reference',
    sentence: 'Pure lists its snapshots under name, as its driver of 21.3 took them, and refuses that very reference now.',
    driver: 'pure',
    reference: `{"name":"${PAYROLL}-cinder.tuesday"}`,
  },
  {
    title: '4 MiB that become 0 GiB',
    sentence: 'LVM rounds down: the snapshot called small is of 0 GiB for Cinder, and so for the quota. RBD rounds up to 1.',
    driver: 'lvm',
    reference: '{"source-name":"small"}',
  },
  {
    title: '1 GiB and a byte',
    sentence: 'LVM says 1 GiB, RBD 2, DataCore a fraction; PowerMax and NexentaStor say 3, which is the size of the volume.',
    driver: 'lvm',
    reference: '{"source-name":"tuesday"}',
  },
  {
    title: 'A takeover',
    sentence: 'This snapshot is managed already. RBD lets a second one have it, and deleting that removes it for both.',
    driver: 'rbd',
    reference: `{"source-name":"${MANAGED}"}`,
  },
  {
    title: 'A rename that stays after a failure',
    sentence: 'RBD renames, and then protects. Where the cluster fails in between, the row is in error and the object has Cinder’s name: to delete the row deletes the data.',
    driver: 'rbd',
    scenario: 'rbd.protecting-fails',
    step: 2,
  },
  {
    title: 'Available, and nothing renamed',
    sentence: 'The array fails to rename, and Pure’s driver does not notice. Cinder says available, and the object is as it was.',
    driver: 'pure',
    scenario: 'pure.failure-is-not-seen',
    step: 2,
  },
  {
    title: 'The volume itself',
    sentence: 'DataCore manages the volume as a snapshot of its own, and deleting that removes the volume. LVM gives its size, 3 GiB, and refuses it in manage.',
    driver: 'datacore',
    reference: `{"source-name":"${PAYROLL}"}`,
  },
  {
    title: 'A size for what is not there',
    sentence: 'MacroSAN and PowerMax give 3 GiB, the size of the volume, for any name. That nothing is called so they find in manage.',
    driver: 'macrosan',
    reference: '{"source-name":"nothing"}',
  },
  {
    title: 'A list for a name',
    sentence: 'NexentaStor and XtremIO take a list with one name in it for the name. Pure wants to split it, and crashes.',
    driver: 'nexenta',
    reference: '{"source-name":["tuesday"]}',
  },
  {
    title: 'A number for an id',
    sentence: 'An InfiniBox finds database.tuesday by the number as well. Huawei puts the number behind a text, and crashes.',
    driver: 'infinidat',
    reference: '{"source-id":1004}',
  },
  {
    title: 'A bare text',
    sentence: 'LVM and RBD take a text for the name. Most others look for a key in it, and some of them crash.',
    driver: 'rbd',
    reference: '"tuesday"',
  },
  {
    title: 'A name with spaces',
    sentence: 'RBD takes it. LVM can’t have an object of such a name, and says that there is none.',
    driver: 'rbd',
    reference: '{"source-name":"before the upgrade"}',
  },
];
