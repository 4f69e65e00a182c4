/** Our LVM against recordings of the real one. */
import { expect, it } from 'vitest';
import { parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { compareReplay } from './compare.ts';
import { generateCases } from './generate-lvm.ts';
import { holdTo, isGeneratedBy, linesOf, replay } from './recordings.ts';

holdTo([
  { file: 'lvm.jsonl', cases: 85, digest: 'f9e00cc7bacb4ef6741cf03daae7d3f0d0118be3f3846cdda06c0b3765450adf' },
  { file: 'lvm-more.jsonl', cases: 150, digest: '2932d32d6186f9a61765c54854c938bceed6ff82717753fafdb28c764322aca4' },
]);
isGeneratedBy(generateCases, 'lvm-more.jsonl');

it('sees a step that differs in any of the things that must agree', () => {
  const [line] = linesOf('lvm.jsonl');
  const text = stringifyJson(line ?? null);
  const changes = [
    [/"result":1\b/, '"result":2'],
    [/"result":1\b/, '"result":1.0'],
    [/\{"ok":true,"result":null\}/, '{"ok":false,"error":{"class":"KeyError","cinder":false,"message":"x","where":null}}'],
    [/("steps".*)"name":"s1"/, '$1"name":"s2"'],
  ] as const;
  for (const [what, instead] of changes) {
    const changed = parseJson(text.replace(what, instead));
    expect(compareReplay([changed], [replay(line ?? null)]).differences).toHaveLength(1);
  }
});
