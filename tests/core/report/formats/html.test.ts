import { expect, test } from 'vitest';
import { htmlReport } from '../../../../core/report/formats/html.ts';
import { TOLD } from './every-verdict.ts';

test('the file loads nothing and runs nothing, whatever it holds', () => {
  const [head = ''] = htmlReport(TOLD).split('<body>');
  expect(head).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`);
  expect(head.indexOf('Content-Security-Policy')).toBeLessThan(head.indexOf('<title>'));
});
