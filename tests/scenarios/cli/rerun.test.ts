import { expect, it } from 'vitest';
import { rerunCommand } from '../../../core/report/rerun.ts';
import { subjectOptions } from '../../../scenarios/cli/rerun.ts';

it('names suite, scenario and what is under test, quoted for the shell', () => {
  expect(rerunCommand('size-rounding', 'size.round-up[0]', subjectOptions('lvm', undefined))).toBe("custody run size-rounding --filter 'size.round-up[0]' --driver lvm");
  expect(rerunCommand('my suites/own.yaml', 'own.one', subjectOptions('lvm', { command: "echo it's mine", deadlineMs: 500, wire: 'w.jsonl' }))).toBe(
    "custody run 'my suites/own.yaml' --filter own.one --target 'echo it'\\''s mine' --deadline 0.5",
  );
});
