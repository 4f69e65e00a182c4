/** What the worker does at one keystroke: a reference on the chosen driver with all that happens, then on every driver. */
import type { DriverDefinition } from '../../../core/definition.ts';
import { DEFAULT_OPTIONS } from '../../../core/interface.ts';
import { DRIVERS, driverById } from '../../../core/registry.ts';
import { object } from '../../../core/value/json.ts';
import { createTryer, type Tryer } from '../../../web/worker/trying/try.ts';
import { scenesOf } from '../../../web/worker/trying/scenes.ts';
import { randomFrom } from '../../upstream/case-maker.ts';
import { crowd } from '../crowd.ts';

/** All in milliseconds. */
export interface Measured {
  /** How many objects there are on how many drivers. */
  readonly objects: number;
  readonly drivers: number;
  /** One for each reference: until what is to be sent to the page is written out. */
  readonly keystrokes: readonly number[];
  /** Setting the scenes of all drivers, and the longest of its steps, behind each of which the worker can listen. */
  readonly setting: number;
  readonly longestStep: number;
  /** A piece of work that is always the same, done again and again: how fast this machine is just now. */
  readonly yardstick: readonly number[];
}

const REFERENCES = 400;
/** Those that warm the engine up, as the first letters that somebody types do. */
const WARMING = 60;
const ODD = ['null', 'true', '5', '1.5', '""', '"tuesday"', '[]', '{}', '[["source-name","snap-7"]]', '{"source-name":null}', '{"source-name":5}', '{"source-name":["snap-7"]}', '{"a":{"b":1}}'];

/**
 * @param ticks a clock, in milliseconds
 * @param times how often a reference is tried: the shortest time counts, where the clock goes on while others have the processor
 */
export function measure(ticks: () => number, times = 1): Measured {
  const own = driverById('rbd');
  if (!own) throw new RangeError('There is no driver rbd.');
  const { state, volume } = crowd(own, { volumes: 100, snapshots: 900, managed: 100 });
  const tryer = createTryer(DRIVERS)(scenesOf({ key: 'a', driver: own, setting: { config: object([]), options: DEFAULT_OPTIONS }, state }, { volume }));

  const began = ticks();
  const longestStep = longest(tryer.set(DRIVERS), ticks);
  const setting = ticks() - began;

  const texts = references(tryer);
  const keystrokes: number[] = [];
  const yardstick: number[] = [];
  for (const [at, text] of texts.entries()) {
    const time = shortest(times, () => timed(ticks, () => press(tryer, own, text)));
    if (at < WARMING) continue;
    keystrokes.push(time);
    yardstick.push(shortest(times, () => timed(ticks, fixedWork)));
  }
  return { objects: state.objects.length, drivers: DRIVERS.length, keystrokes, setting, longestStep, yardstick };
}

/** All that is sent is cloned, as it is on its way to the page. */
function press(tryer: Tryer, driver: DriverDefinition, text: string): void {
  structuredClone(tryer.onOne(driver, text));
  structuredClone(tryer.onAll(text));
}

function longest(steps: Generator<undefined, void, undefined>, ticks: () => number): number {
  let longestSoFar = 0;
  for (;;) {
    const began = ticks();
    const { done } = steps.next();
    longestSoFar = Math.max(longestSoFar, ticks() - began);
    if (done) return longestSoFar;
  }
}

function shortest(times: number, time: () => number): number {
  return Math.min(...Array.from({ length: times }, time));
}

function timed(ticks: () => number, work: () => void): number {
  const began = ticks();
  work();
  return ticks() - began;
}

/** References to objects of every array, in every form, names that are cut short, and what is no reference at all; the same each time. */
function references(tryer: Tryer): string[] {
  const random = randomFrom(6);
  const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const inventories = DRIVERS.map((driver) => tryer.inventory(driver)).filter(({ forms }) => forms.length > 0);
  const hit = (): string => oneOf(oneOf(oneOf(inventories).objects).references).text;
  const named = (): string => `{"source-name":"snap-${Math.floor(random() * 900)}"}`;
  const miss = (): string => hit().replace(/.("?\}?)$/u, '$1');
  return Array.from({ length: REFERENCES }, () => oneOf([hit, hit, named, named, miss, () => oneOf(ODD)])());
}

/** Texts made, sorted and looked up: what drivers mostly do. */
function fixedWork(): void {
  const texts = Array.from({ length: 4000 }, (_, n) => `${(n * 7919) % 4001}-object`).sort();
  const places = new Map(texts.map((text, at) => [text, at]));
  if (texts.some((text, at) => places.get(text) !== at)) throw new Error('The yardstick is broken.');
}
