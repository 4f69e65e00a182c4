/** What our own backend lets any driver over it do, beyond the three methods of the interface. */
export const CAPABILITIES = [
  'get_manageable_snapshots', 'delete_snapshot',
  'fault.lookup', 'fault.write', 'fault.answer-lost',
  'event.grow', 'event.remove', 'event.add', 'event.rename', 'event.write', 'event.attach', 'event.detach',
  'clock',
] as const;
