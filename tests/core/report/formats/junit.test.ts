/**
 * What is written is valid by Jenkins' own schema (junit-10.xsd beside this, of its xunit plugin, under the MIT licence that stands in
 * it), and by the stricter rules of Jenkins and GitLab together (junit.xsd), as xmllint sees it.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { junitReport } from '../../../../core/report/formats/junit.ts';
import { TOLD } from './every-verdict.ts';

const SCHEMA = readFileSync(new URL('./junit.xsd', import.meta.url), 'utf8');
const JENKINS = readFileSync(new URL('./junit-10.xsd', import.meta.url), 'utf8');
const text = junitReport(TOLD);

async function problemsOf(contents: string, schema = SCHEMA): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'report.xml', contents }, schema });
  return errors.map(({ message }) => message);
}

test('a report with every verdict and the worst of texts is valid', async () => {
  expect(await problemsOf(text)).toEqual([]);
});

test("Jenkins' own schema takes it, and not what has no name", async () => {
  expect(await problemsOf(text, JENKINS)).toEqual([]);
  expect(await problemsOf(text.replace(/(<testcase classname="[^"]*") name="[^"]*"/, '$1'), JENKINS)).not.toEqual([]);
});

describe('the schema has none of', () => {
  test.each([
    ['a control character', 'The title', 'The \u0001 title'],
    ['an attribute that GitLab stumbles over', '<testcase ', '<testcase file="x" '],
    ['two cases of one name', 's.fail[0]', 's.crash[0]'],
    ['seconds that are not decimal', 'time="1.234"', 'time="1,234"'],
    ['a body without the message', /(<skipped[^>]*>)[^<]*/, '$1'],
    ['an element of its own', '<skipped ', '<deviated '],
  ] as const)('%s', async (_, from, to) => {
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    expect(await problemsOf(broken)).not.toEqual([]);
  });
});
