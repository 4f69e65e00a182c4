/** Reports how far a run is: at once, then some 20 times a second at most, and at the end. */
import type { Progress, ScenarioVerdict } from './facade.ts';

const EVERY_MS = 50;

export class Reporter {
  readonly #run: string;
  readonly #total: number;
  readonly #tell: (progress: Progress) => void;
  readonly #ticks: () => number;
  #done = 0;
  #fresh: ScenarioVerdict[] = [];
  #toldAt = 0;

  /** @param ticks a clock, in milliseconds */
  constructor(run: string, total: number, tell: (progress: Progress) => void, ticks: () => number) {
    this.#run = run;
    this.#total = total;
    this.#tell = tell;
    this.#ticks = ticks;
    this.flush();
  }

  add(verdicts: readonly ScenarioVerdict[]): void {
    this.#done += verdicts.length;
    this.#fresh.push(...verdicts);
    if (this.#ticks() - this.#toldAt >= EVERY_MS) this.flush();
  }

  /** Tells what was not told yet. */
  flush(): void {
    this.#tell({ run: this.#run, done: this.#done, total: this.#total, fresh: this.#fresh });
    this.#fresh = [];
    this.#toldAt = this.#ticks();
  }
}
