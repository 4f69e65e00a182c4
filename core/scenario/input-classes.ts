/** The classes of input that coverage is counted in: what stands before a driver, or before Cinder, when something is asked. */

/** Groups of classes, in the order in which they are shown. A title completes its class to something that can be read in a table. */
export const CLASS_GROUPS = [
  {
    title: 'What the reference says',
    classes: {
      'ref.object': 'an object',
      'ref.other-form': 'in another form',
      'ref.nothing': 'names nothing',
      'ref.nearly': 'nearly a name',
      'ref.no-key': 'no known key',
      'ref.empty': 'null or empty',
      'ref.type': 'of wrong type',
      'ref.value': 'bad value in key',
    },
  },
  {
    title: 'What the reference names, but for a snapshot of the right volume',
    classes: {
      'object.volume': 'a volume',
      'object.of-another': 'of another volume',
      'object.owned': "another's snapshot",
    },
  },
  {
    title: 'Size of the object',
    classes: {
      'size.zero': '0 B',
      'size.small': 'under 1 GiB',
      'size.whole': 'whole GiB',
      'size.byte-more': 'one byte more',
      'size.byte-less': 'one byte less',
      'size.between': 'in between',
      'size.huge': '1 TiB and up',
    },
  },
  {
    title: 'What happened to the object before',
    classes: {
      'before.grown': 'grown',
      'before.renamed': 'renamed',
      'before.rewritten': 'rewritten',
      'before.removed': 'removed',
      'before.busy': 'in use',
      'before.unmanaged': 'unmanaged',
      'before.failed': 'failed on it',
      'before.days': 'days passed',
    },
  },
  {
    title: 'Faults',
    classes: {
      'fault.lookup': 'lookup fails',
      'fault.write': 'write fails',
      'fault.answer-lost': 'done, answer lost',
      'fault.not-initialised': 'not initialised',
      'fault.service': 'service off',
      'fault.model-update': 'model update',
    },
  },
  {
    title: "On Cinder's side",
    classes: {
      'cinder.half-way': 'half-way',
      'cinder.quota': 'no quota left',
      'cinder.status': 'faulty status',
      'cinder.raw': 'raw request',
      'cinder.listing': 'sorted, paged',
      'cinder.set-up': 'other set-up',
    },
  },
] as const satisfies readonly { readonly title: string; readonly classes: Readonly<Record<string, string>> }[];

type KeyOfEach<Union> = Union extends unknown ? keyof Union & string : never;
export type InputClass = KeyOfEach<(typeof CLASS_GROUPS)[number]['classes']>;

/** All classes, in the order of their groups. */
export const INPUT_CLASSES: readonly InputClass[] = CLASS_GROUPS.flatMap(({ classes }) => Object.keys(classes) as InputClass[]);
