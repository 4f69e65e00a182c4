import { expect, test } from 'vitest';
import { contentOf } from '../../../../core/backend/content.ts';
import { namesOf } from '../../../../web/state/view/names.ts';
import { TABLES } from '../../../../web/state/view/rows.ts';
import { passing } from '../../fixtures/results.ts';

test('content that nothing was written to is empty, any other has its digest', () => {
  const result = passing();
  const [object] = result.start.objects;
  if (!object) throw new Error('Nothing is given.');
  const shown = (text: string) => TABLES.objects.fields({ ...object, content: contentOf(text) }, namesOf(result)).get('content');
  expect(shown('')).toEqual({ text: 'empty' });
  expect(shown('payroll')).toEqual({ text: contentOf('payroll').digest.slice(0, 12), exact: `SHA-256 ${contentOf('payroll').digest}` });
});
