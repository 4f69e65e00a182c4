/** Texts of Python that have to become bytes. */
import { PythonException } from '../../errors.ts';
import { codePointLength } from '../../value/code-points.ts';
import { textRepr } from '../../value/text-repr.ts';

const LONE_SURROGATES = /\p{Surrogate}+/u;

/** `text.encode()` raises UnicodeEncodeError for half a surrogate pair, which has no UTF-8 form. */
export function refuseSurrogates(text: string): void {
  const found = LONE_SURROGATES.exec(text);
  if (!found) return;
  const [run] = found;
  const position = codePointLength(text.slice(0, found.index));
  const what =
    run.length === 1
      ? `character ${textRepr(run)} in position ${position}`
      : `characters in position ${position}-${position + run.length - 1}`;
  throw new PythonException('UnicodeEncodeError', `'utf-8' codec can't encode ${what}: surrogates not allowed`, [
    'UnicodeEncodeError', 'UnicodeError', 'ValueError',
  ]);
}
