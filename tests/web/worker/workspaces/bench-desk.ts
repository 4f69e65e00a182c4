/** A desk without a storage behind it. */
import type { DriverDefinition } from '../../../../core/definition.ts';
import type { Command } from '../../../../core/workspace/command.ts';
import { stepOf } from '../../../../core/workspace/told.ts';
import type { WorldState } from '../../../../core/world/world.ts';
import type { Desk } from '../../../../web/worker/workspaces/parts.ts';
import type { Executed, WorkspaceSummary } from '../../../../web/worker/workspace-facade.ts';
import { wholeOf } from '../../../core/workspace/whole.ts';
import type { Bench } from '../../../core/workspace/workplaces.ts';

export class BenchDesk implements Desk {
  readonly id = 'w';
  readonly #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  get driver(): DriverDefinition {
    return this.#bench.driver;
  }

  get setting() {
    return this.#bench.setting;
  }

  get state(): WorldState {
    return this.#bench.world.state();
  }

  get whole() {
    return wholeOf(this.#bench);
  }

  get summary(): WorkspaceSummary {
    const at = '2026-01-01T00:00:00Z';
    return { id: this.id, name: 'Payroll', driver: this.driver.id, origin: 'by hand', revision: this.#bench.entries.length, made_at: at, changed_at: at };
  }

  stateAt(revision: number): WorldState | undefined {
    return this.#bench.past.state(revision);
  }

  async execute(command: Command): Promise<Executed> {
    const entry = this.#bench.do(command);
    return { revision: entry.revision, step: stepOf(entry, entry.revision) };
  }
}
