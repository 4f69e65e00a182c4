/** What a browser, whose parsers are none of ours, reads from the reports in XML and HTML. */
import { describe, expect, test } from 'vitest';
import { badgeReport } from '../../../../core/report/formats/badge.ts';
import { htmlReport } from '../../../../core/report/formats/html.ts';
import { junitReport } from '../../../../core/report/formats/junit.ts';
import { VERDICTS } from '../../../../core/scenario/result.ts';
import { CASES, SHOWN, TOLD } from './every-verdict.ts';

function parsed(text: string, type: DOMParserSupportedType): Document {
  // As a file has it: what has no UTF-8 form would be replaced here.
  const document = new DOMParser().parseFromString(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(text)), type);
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  return document;
}

describe('junit', () => {
  const document = parsed(junitReport(TOLD), 'text/xml');
  const cases = [...document.querySelectorAll('testcase')];

  test('gives back every scenario with its verdict and reason', () => {
    const read = cases.map((each) => {
      const told = each.firstElementChild;
      const verdict = told?.getAttribute('type') ?? 'pass';
      return { suite: each.parentElement?.getAttribute('name'), id: each.getAttribute('name'), verdict, reason: told?.getAttribute('message')?.slice(`${verdict}: `.length) };
    });
    expect(read).toEqual(CASES);
  });

  test('has each verdict as the element that a reader expects', () => {
    const elements = Object.fromEntries(cases.map((each) => [each.firstElementChild?.getAttribute('type') ?? 'pass', each.firstElementChild?.tagName]));
    expect(elements).toEqual({
      pass: undefined, fail: 'failure', crash: 'error', unexpected_pass: 'failure', known_deviation: 'skipped', not_run: 'skipped', not_applicable: 'skipped',
    });
  });

  test('says the message in the body too, what was raised where, and how to run it again', () => {
    const body = document.querySelector('error')?.textContent ?? '';
    expect(body.startsWith(`crash: why crash: ${SHOWN}\nThe title of crash <&>\n`)).toBe(true);
    expect(body).toContain(`Step 1 raised KeyError: ${SHOWN} (driver.py:7)\nTraceback\n  ${SHOWN}`);
    expect(body).toContain("\nAgain: custody run first --filter 's.crash[0]'");
    for (const skipped of document.querySelectorAll('skipped')) expect(skipped.textContent).toBe(skipped.getAttribute('message'));
  });

  test('counts them', () => {
    const counts = [...document.querySelectorAll('testsuites, testsuite')].map((each) => ['tests', 'failures', 'errors', 'skipped'].map((name) => each.getAttribute(name)));
    expect(counts).toEqual([['7', '2', '1', null], ['3', '2', '1', '0'], ['4', '0', '0', '3']]);
  });

  test('names the target, the suite and the digests', () => {
    const properties = Object.fromEntries([...document.querySelectorAll('testsuite:first-of-type property')].map((each) => [each.getAttribute('name'), each.getAttribute('value')]));
    expect(properties).toEqual({ target: 'tiny', 'target.version': '1', 'digest.evidence': TOLD.result.digests.evidence, 'digest.verdicts': TOLD.result.digests.verdicts });
    expect(cases[0]?.getAttribute('classname')).toBe('custody.tiny.first');
  });
});

describe('html', () => {
  const text = htmlReport(TOLD);
  const document = parsed(text, 'text/html');
  const scenarios = [...document.querySelectorAll('section > details')];

  test('gives back every scenario with its verdict and reason', () => {
    const read = scenarios.map((each) => ({
      suite: /(\S+), /.exec(each.parentElement?.querySelector('h2 span')?.textContent ?? '')?.[1],
      id: each.id,
      verdict: each.querySelector('summary .verdict')?.classList.item(1),
      reason: each.querySelector('.reason')?.textContent,
    }));
    expect(read).toEqual(CASES);
  });

  test('writes each verdict in words, and how many there are of each', () => {
    expect(scenarios.map((each) => each.querySelector('.verdict')?.textContent)).toEqual(VERDICTS.map((verdict) => verdict.replaceAll('_', ' ')));
    expect([...document.querySelectorAll('.counts li')].map((each) => each.textContent)).toEqual(VERDICTS.map((verdict) => `1 ${verdict.replaceAll('_', ' ')}`));
    expect(document.querySelector('.closing')?.textContent).toBe('1 passed, 3 failed, 3 skipped');
  });

  test('unfolds what failed, and nothing else', () => {
    expect(scenarios.filter((each) => each.hasAttribute('open')).map((each) => each.querySelector('.verdict')?.classList.item(1))).toEqual(['crash', 'fail', 'unexpected_pass']);
    expect(scenarios[0]?.querySelectorAll('.step[open]').length).toBe(1);
  });

  test('shows what was asked, what came of it, and what was expected', () => {
    const crash = scenarios[0];
    expect(crash?.querySelector('.step > summary')?.textContent).toBe('Step 1: driver manage_existing_snapshot_get_size crashed with KeyError');
    expect(crash?.querySelectorAll('.step pre')[1]?.textContent).toBe(`KeyError: ${SHOWN} (driver.py:7)\nTraceback\n  ${SHOWN}`);
    expect(crash?.querySelector('p')?.textContent).toBe("Again: custody run first --filter 's.crash[0]'");
    expect([...(crash?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent).slice(0, 3)).toEqual(['crash', 'size.one', '1']);
  });

  test('has no script, and needs nothing from elsewhere', () => {
    expect(document.querySelectorAll('script, link, img, iframe, object, [onload], [onclick], b').length).toBe(0);
    expect(text).not.toMatch(/url\(|@import|src=/);
  });

  test('shows what is asked for, without a script', async () => {
    const frame = globalThis.document.createElement('iframe');
    frame.srcdoc = text;
    const loaded = new Promise((go) => frame.addEventListener('load', go));
    globalThis.document.body.append(frame);
    await loaded;
    const shown = (choice: string): string[] => {
      frame.contentDocument?.getElementById(choice)?.click();
      return [...(frame.contentDocument?.querySelectorAll('section > details') ?? [])].filter((each) => each.checkVisibility()).map((each) => each.classList.item(0) ?? '');
    };
    expect(shown('all')).toEqual(VERDICTS);
    expect(shown('unpassed')).toEqual(VERDICTS.filter((verdict) => verdict !== 'pass'));
    expect(shown('failed')).toEqual(['crash', 'fail', 'unexpected_pass']);
    expect(frame.contentDocument?.querySelector('.step')?.checkVisibility()).toBe(true);
    frame.remove();
  });

  test('leads to the first failure, and to the page that opens the result', () => {
    const [first, page] = [...document.querySelectorAll('a')];
    const target = decodeURIComponent(first?.hash.slice(1) ?? '');
    expect(document.getElementById(target)?.querySelector('.verdict')?.textContent).toBe('crash');
    expect(page?.href).toBe('https://custody.example/app/#/open');
    expect(page?.parentElement?.textContent).toContain('Choose there the file that --report json wrote.');
  });

  test('has the result in the link to the page where it can be packed, and says so', () => {
    const carrying = parsed(htmlReport({ ...TOLD, pack: (text) => (text.includes('custody-result') ? 'packed' : '') }), 'text/html');
    const [, page] = [...carrying.querySelectorAll('a')];
    expect(page?.href).toBe('https://custody.example/app/#/open?result=1.packed');
    expect(page?.parentElement?.textContent).toContain('The link carries the result');
  });
});

describe('badge', () => {
  const document = parsed(badgeReport(TOLD), 'image/svg+xml');

  test('shows the count', () => {
    expect([...document.querySelectorAll('text')].map((each) => each.textContent)).toEqual(['custody tiny', '3 failed, 1 passed']);
  });

  test('has every verdict in its title, which is its name for those who do not see it', () => {
    const title = document.querySelector('title')?.textContent;
    expect(title).toBe(`tiny: 1 passed, 3 failed, 3 skipped (${VERDICTS.map((verdict) => `1 ${verdict}`).join(', ')})`);
    expect(document.documentElement.getAttribute('aria-label')).toBe(title);
  });

  test('is green when something passed and nothing failed, and grey when nothing was seen', () => {
    const colour = (passed: number, skipped: number): string | null | undefined => {
      const totals = { ...TOLD.totals, pass: passed, fail: 0, crash: 0, unexpected_pass: 0, not_run: skipped };
      return parsed(badgeReport({ ...TOLD, totals }), 'image/svg+xml').querySelector('path')?.getAttribute('fill');
    };
    expect([colour(1, 0), colour(0, 1), document.querySelector('path')?.getAttribute('fill')]).toEqual(['#1b6737', '#5d626a', '#ab1f18']);
  });
});
