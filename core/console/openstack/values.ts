/** What a command reads of its arguments. */
import { isInt, isList, isObject, type Json, type JsonObject } from '../../value/json.ts';
import type { Values } from '../argparse/reading.ts';

/** A text; '' where there is none. */
export function text(values: Values, dest: string): string {
  const value = values.get(dest) ?? null;
  return typeof value === 'string' ? value : '';
}

/** A text that says something: null for none and for the empty one, which the client takes for none. */
export function said(values: Values, dest: string): string | null {
  return text(values, dest) || null;
}

export function flag(values: Values, dest: string): boolean {
  return values.get(dest) === true;
}

export function texts(values: Values, dest: string): readonly string[] {
  const value = values.get(dest) ?? null;
  return value !== null && typeof value === 'object' && isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function numberOf(values: Values, dest: string): number | null {
  const value = values.get(dest) ?? null;
  return value !== null && typeof value === 'object' && isInt(value) ? Number(value.int) : null;
}

/** Pairs of `--property key=value`; null: the option wasn't given. */
export function pairs(values: Values, dest: string): JsonObject | null {
  const value = values.get(dest) ?? null;
  return isObject(value) ? value : null;
}

/** A value, null included. */
export function valueOf(values: Values, dest: string): Json {
  return values.get(dest) ?? null;
}
