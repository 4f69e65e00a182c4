/** Runs scenarios: one run at a time, which can be cancelled. */
import type { Client } from '../client/client.ts';
import type { Progress, ScenarioVerdict } from '../worker/facade.ts';
import { messageOf } from './loaded.svelte.ts';
import { spokenProgress, type Running } from './view/run.ts';

export interface RunnerEvents {
  readonly onVerdicts: (driver: string, fresh: readonly ScenarioVerdict[]) => void;
  /** The run is over: finished, cancelled or broken off. */
  readonly onEnd: (driver: string) => Promise<void>;
  readonly say: (text: string) => void;
}

export class Runner {
  running = $state.raw<Running | null>(null);
  /** Why the last run broke off. */
  problem = $state.raw<string | null>(null);
  readonly #client: Pick<Client, 'run'>;
  readonly #events: RunnerEvents;
  #stopper = new AbortController();
  #spokenAt: number | null = null;

  constructor(client: Pick<Client, 'run'>, events: RunnerEvents) {
    this.#client = client;
    this.#events = events;
  }

  /** Runs these scenarios; does nothing while another run is under way. */
  async start(driver: string, scenarios: readonly string[]): Promise<void> {
    if (this.running || scenarios.length === 0) return;
    this.#stopper = new AbortController();
    this.#spokenAt = null;
    this.problem = null;
    this.running = { driver, waiting: new Set(scenarios), done: 0, total: scenarios.length, isCancelling: false };
    this.#speak(this.running);
    try {
      await this.#client.run({ driver, scenarios: [...scenarios] }, (progress) => this.#report(progress), this.#stopper.signal);
    } catch (error) {
      this.problem = messageOf(error);
    }
    await this.#events.onEnd(driver);
    this.running = null;
  }

  /** Makes the run stop after the scenario that it is at. */
  cancel(): void {
    if (!this.running) return;
    this.running = { ...this.running, isCancelling: true };
    this.#stopper.abort();
  }

  #report({ done, total, fresh }: Progress): void {
    if (!this.running) return;
    const judged = new Set(fresh.map(({ id }) => id));
    const waiting = new Set([...this.running.waiting].filter((id) => !judged.has(id)));
    this.running = { ...this.running, done, total, waiting };
    this.#events.onVerdicts(this.running.driver, fresh);
    this.#speak({ done, total });
  }

  #speak(progress: Pick<Progress, 'done' | 'total'>): void {
    const text = spokenProgress(progress, this.#spokenAt);
    if (text === null) return;
    this.#spokenAt = progress.done;
    this.#events.say(text);
  }
}
