/** The page's state: where one is, what the worker has told, what is under way. */
import type { Client } from '../client/client.ts';
import type { Connection } from '../client/connection.ts';
import type { DriverSummary, OpenedScenario, ProofReport, Proving, StorageStatus, SuiteSummary } from '../worker/facade.ts';
import type { ScenarioResult } from '../../core/scenario/result.ts';
import type { Address } from './address.ts';
import { Loaded } from './loaded.svelte.ts';
import { Results } from './results.svelte.ts';
import { Router } from './router.svelte.ts';
import { Runner } from './runner.svelte.ts';
import type { Clauses } from './view/step.ts';
import { overviewRoute } from './view/route.ts';
import { findScenario, suitesFor } from './view/suites.ts';
import { sumsOf } from './view/verdicts.ts';

export interface Catalogue {
  readonly suites: readonly SuiteSummary[];
  readonly drivers: readonly DriverSummary[];
  /** Those that are faulty or unusual on purpose. */
  readonly oddDrivers: readonly DriverSummary[];
  readonly clauses: Clauses;
}

/** A scenario before it is run on a driver. */
interface Planned {
  readonly driver: string;
  readonly result: ScenarioResult;
}

/** The key in local storage of the driver that was under test last. */
const LAST_DRIVER = 'custody.driver';

export class App {
  connection = $state.raw<Connection>({ state: 'starting' });
  /** Why the worker had to be started again, until that was read. */
  mishap = $state.raw<string | null>(null);
  storage = $state.raw<StorageStatus>({ state: 'opening' });
  /** What the live region says. */
  spoken = $state.raw('');
  /** Name of the workspace that is open, as the browser's tab has it. */
  workspaceName = $state.raw<string | null>(null);
  readonly catalogue = new Loaded<Catalogue>();
  readonly opened = new Loaded<OpenedScenario>();
  readonly planned = new Loaded<Planned>();
  readonly proof = new Loaded<ProofReport>();
  /** How far the proof is, while it is made. */
  proving = $state.raw<Proving | null>(null);
  readonly router: Router;
  readonly results: Results;
  readonly runner: Runner;
  readonly client: Client;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null;

  /** @param storage where the chosen driver is remembered; null where the browser allows none */
  constructor(client: Client, address: Address, storage: Pick<Storage, 'getItem' | 'setItem'> | null) {
    this.client = client;
    this.#storage = storage;
    this.results = new Results(client);
    this.router = new Router(address, () => void this.#follow());
    this.runner = new Runner(client, {
      onVerdicts: (driver, fresh) => this.results.add(driver, fresh),
      onEnd: (driver) => this.#afterRun(driver),
      say: (text) => this.say(text),
    });
    void client.watchStorage((status) => (this.storage = status));
    client.watch((connection) => {
      this.connection = connection;
      if (connection.state === 'restarting') this.mishap = connection.reason;
      if (connection.state === 'ready') void this.#follow();
    });
  }

  get driver(): DriverSummary | null {
    const drivers = this.catalogue.value?.drivers ?? [];
    const wanted = this.router.route.driver;
    return (wanted === null ? drivers[0] : drivers.find(({ id }) => id === wanted)) ?? this.oddDriver;
  }

  /** The driver under test, where that is one of those that are faulty or unusual on purpose. */
  get oddDriver(): DriverSummary | null {
    const wanted = this.router.route.driver;
    return this.catalogue.value?.oddDrivers.find(({ id }) => id === wanted) ?? null;
  }

  /** The suites that concern the driver under test. */
  get suites(): readonly SuiteSummary[] {
    return suitesFor(this.driver, this.catalogue.value?.suites ?? []);
  }

  /** The scenario that the address names, once it is there. */
  get scenario(): OpenedScenario | null {
    const { route } = this.router;
    const { value } = this.opened;
    return route.page === 'scenario' && value?.result.id === route.id && value.run.driver === this.driver?.id ? value : null;
  }

  /** What the scenario that the address names is to do, where no steps of a run of it can be shown. */
  get plan(): ScenarioResult | null {
    const { route } = this.router;
    const { value } = this.planned;
    if ((this.scenario?.result.steps.length ?? 0) > 0) return null;
    return route.page === 'scenario' && value?.result.id === route.id && value.driver === this.driver?.id ? value.result : null;
  }

  say(text: string): void {
    this.spoken = text;
  }

  /** Reads everything anew that is shown. */
  async reload(): Promise<void> {
    this.catalogue.clear();
    this.results.loaded.clear();
    await this.#follow();
  }

  /** Loads what the address names and is not there yet. */
  async #follow(): Promise<void> {
    if (this.connection.state !== 'ready') return;
    if (!this.catalogue.value) await this.catalogue.load(() => this.#askCatalogue());
    const { route } = this.router;
    if (route.page === 'proof') return this.#prove();
    // These pages bring along a state of their own; beside a scenario from a file stands what the proof says of it.
    if (route.page === 'start' || route.page === 'try' || route.page === 'drivers' || route.page === 'workspaces' || route.page === 'workspace') return;
    if (route.page === 'open') return route.scenario === null ? undefined : this.#prove();
    if (this.#goToLastDriver()) return;
    const { driver } = this;
    if (!driver) return;
    if (driver.kind !== 'odd') this.#storage?.setItem(LAST_DRIVER, driver.id);
    if (this.results.loaded.value?.driver !== driver.id) await this.results.load(driver.id);
    if (this.results.verdicts.size > 0) void this.#prove();
    await this.#openScenario();
  }

  /** An overview without a driver becomes that of the last one, so that the address says what is shown. */
  #goToLastDriver(): boolean {
    const { route } = this.router;
    const [first] = this.catalogue.value?.drivers ?? [];
    const last = this.catalogue.value?.drivers.find(({ id }) => id === this.#storage?.getItem(LAST_DRIVER));
    if (route.page !== 'overview' || route.driver !== null || !last || last === first) return false;
    this.router.replace(overviewRoute(last.id, route.filter));
    return true;
  }

  async #askCatalogue(): Promise<Catalogue> {
    const { client } = this;
    const [suites, drivers, oddDrivers, clauses] = await Promise.all([client.suites(), client.drivers(), client.oddDrivers(), client.clauses()]);
    return { suites, drivers, oddDrivers, clauses: new Map(clauses.map((clause) => [clause.id, clause])) };
  }

  /** Opens the scenario that the address names where its newest steps are kept, or else what it is to do. */
  async #openScenario(): Promise<void> {
    const { route } = this.router;
    if (route.page !== 'scenario') return;
    const newest = this.results.verdicts.get(route.id);
    if (newest === undefined) this.opened.clear();
    else await this.#openRun(newest.run, route.id);
    const isNew = (newest === undefined || newest.verdict === 'not_applicable') && (await this.#openPlan(route.id));
    // Who comes here to see a faulty driver die, or what happens in a step, wants to see it at once.
    const wantsRun = this.oddDriver !== null || (isNew && route.step !== null);
    if (newest === undefined && wantsRun && this.driver && this.plan) void this.runner.start(this.driver.id, [route.id]);
  }

  async #openRun(run: string, scenario: string): Promise<void> {
    const { value } = this.opened;
    if (value?.run.id === run && value.result.id === scenario) return;
    this.opened.clear();
    await this.opened.load(() => this.client.open(run, scenario));
  }

  /** @returns whether it was another one that was shown before */
  async #openPlan(scenario: string): Promise<boolean> {
    const { driver } = this;
    const isKnown = findScenario(this.catalogue.value?.suites ?? [], scenario) !== undefined;
    const { value } = this.planned;
    if (!driver || !isKnown || (value?.driver === driver.id && value.result.id === scenario)) return false;
    this.planned.clear();
    await this.planned.load(async () => ({ driver: driver.id, result: await this.client.plan(driver.id, scenario) }));
    return true;
  }

  /** Makes the proof, once. */
  async #prove(): Promise<void> {
    if (this.proof.value || this.proof.isLoading) return;
    await this.proof.load(() => this.client.prove((proving) => (this.proving = proving)));
    this.proving = null;
  }

  async #afterRun(driver: string): Promise<void> {
    void this.#prove();
    if (driver !== this.driver?.id) return;
    await this.results.load(driver);
    const [newest] = this.results.runs;
    if (newest && !this.runner.problem) this.say(sumsOf(newest.totals).map(({ text }) => text).join(', '));
    await this.#openScenario();
  }
}
