/** References without end, for any driver: any JSON, and such as come near to what the driver takes. */
import { float, int, object, type Json } from '../../../core/value/json.ts';
import { randomFrom } from '../../upstream/case-maker.ts';

/** What a driver might trip over. */
const TEXTS = [
  '', ' ', 'a', 's1', '0', '-1', '1.5', 'null', 'None', 'source-name', 'source-id', 'name', '\0', '\n', '\ud800', '\udfff\ud800', 'ä', '日本', '😀', '%s', '%(name)s', "it's", '"', '\\', '/', '//', '../x', '.', 'a.b',
  'a.b.c', '::', 'a::b.c', 'a::b::c.d', '@', 'a@b', '?', '#', '&', '=', '<a>', '&amp;', ']]>', '*', '[', '{', '}', '${x}', 'OS-a', 'snapshot-', 'volume-', '_snapshot-x', 'oss-', 'ums-', 'osv-', '---',
  '1700000000.123456789', '22222222-2222-4222-8222-222222222222', '22222222222242228222222222222222', 'snapshot-22222222-2222-4222-8222-222222222222', 'LX:a', 'x'.repeat(97), 'x'.repeat(300),
];
const NUMBERS: readonly Json[] = [
  int(0), int(1), int(-1), int(7), int(1001), int(10n ** 30n), int(-(10n ** 30n)), float(0), float(-0), float(1), float(1.5), float(1e16), float(1e-7), float(1e300), float(NaN), float(Infinity), float(-Infinity),
];
const KEYS = ['source-name', 'source-id', 'source-guid', 'name', 'id', 'Source-Name', 'source_name', '', 'a', '\ud800'];

/** @param known keys and texts that mean something to the driver at hand */
export function* references(seed: number, count: number, known: { readonly keys: readonly string[]; readonly texts: readonly Json[] }): Generator<Json> {
  const random = randomFrom(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  };
  const text = (): Json => (random() < 0.3 && known.texts.length > 0 ? pick(known.texts) : random() < 0.8 ? pick(TEXTS) : `${pick(TEXTS)}${pick(TEXTS)}`);
  const key = (): string => (random() < 0.5 && known.keys.length > 0 ? pick(known.keys) : pick(KEYS));
  const value = (depth: number): Json => {
    const kind = below(depth > 3 ? 6 : 10);
    if (kind < 4) return text();
    if (kind === 4) return pick<Json>([null, true, false]);
    if (kind === 5) return pick(NUMBERS);
    if (kind < 8) return Array.from({ length: below(4) }, () => value(depth + 1));
    return object(Array.from({ length: below(4) }, () => [key(), value(depth + 1)] as const));
  };
  for (let n = 0; n < count; n += 1) {
    yield random() < 0.25 ? value(0) : object(Array.from({ length: 1 + below(3) }, () => [key(), value(1)] as const));
  }
}
