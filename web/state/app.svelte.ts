/** The page's state: where one is, what the worker has told, what is under way. */
import type { Client } from '../client/client.ts';
import type { Connection } from '../client/connection.ts';
import type { DriverSummary, OpenedScenario, StorageStatus, SuiteSummary } from '../worker/facade.ts';
import type { Address } from './address.ts';
import { Loaded } from './loaded.svelte.ts';
import { Results } from './results.svelte.ts';
import { Router } from './router.svelte.ts';
import { Runner } from './runner.svelte.ts';
import { NO_FILTER } from './view/filter.ts';
import type { Route } from './view/route.ts';
import type { Clauses } from './view/step.ts';
import { sumsOf } from './view/verdicts.ts';

export interface Catalogue {
  readonly suites: readonly SuiteSummary[];
  readonly drivers: readonly DriverSummary[];
  readonly clauses: Clauses;
}

export class App {
  connection = $state.raw<Connection>({ state: 'starting' });
  /** Why the worker had to be started again, until that was read. */
  mishap = $state.raw<string | null>(null);
  storage = $state.raw<StorageStatus>({ state: 'opening' });
  /** What the live region says. */
  spoken = $state.raw('');
  /** The filter of the overview, as it was left. */
  filter = $state.raw(NO_FILTER);
  readonly catalogue = new Loaded<Catalogue>();
  readonly opened = new Loaded<OpenedScenario>();
  readonly router: Router;
  readonly results: Results;
  readonly runner: Runner;
  readonly client: Client;

  constructor(client: Client, address: Address) {
    this.client = client;
    this.results = new Results(client);
    this.router = new Router(address, (route) => void this.#follow(route));
    this.runner = new Runner(client, {
      onVerdicts: (driver, fresh) => this.results.add(driver, fresh),
      onEnd: (driver) => this.#afterRun(driver),
      say: (text) => this.say(text),
    });
    void client.watchStorage((status) => (this.storage = status));
    client.watch((connection) => {
      this.connection = connection;
      if (connection.state === 'restarting') this.mishap = connection.reason;
      if (connection.state === 'ready') void this.#follow(this.router.route);
    });
  }

  get driver(): DriverSummary | null {
    const drivers = this.catalogue.value?.drivers ?? [];
    const wanted = this.router.route.driver;
    return (wanted === null ? drivers[0] : drivers.find(({ id }) => id === wanted)) ?? null;
  }

  /** The scenario that the address names, once it is there. */
  get scenario(): OpenedScenario | null {
    const { route } = this.router;
    const { value } = this.opened;
    return route.page === 'scenario' && value?.result.id === route.id && value.run.driver === this.driver?.id ? value : null;
  }

  say(text: string): void {
    this.spoken = text;
  }

  /** Reads everything anew that is shown. */
  async reload(): Promise<void> {
    this.catalogue.clear();
    this.results.loaded.clear();
    await this.#follow(this.router.route);
  }

  /** Loads what this route shows and is not there yet. */
  async #follow(route: Route): Promise<void> {
    if (route.page === 'overview') this.filter = route.filter;
    if (this.connection.state !== 'ready') return;
    if (!this.catalogue.value) await this.catalogue.load(() => this.#askCatalogue());
    const { driver } = this;
    if (!driver) return;
    if (this.results.loaded.value?.driver !== driver.id) await this.results.load(driver.id);
    await this.#openScenario();
  }

  async #askCatalogue(): Promise<Catalogue> {
    const [suites, drivers, clauses] = await Promise.all([this.client.suites(), this.client.drivers(), this.client.clauses()]);
    return { suites, drivers, clauses: new Map(clauses.map((clause) => [clause.id, clause])) };
  }

  /** Opens the scenario that the address names where its newest steps are kept; closes it when it was not run on the driver. */
  async #openScenario(): Promise<void> {
    const { route } = this.router;
    if (route.page !== 'scenario') return;
    const run = this.results.verdicts.get(route.id)?.run;
    if (run === undefined) return this.opened.clear();
    const { value } = this.opened;
    if (value?.run.id === run && value.result.id === route.id) return;
    this.opened.clear();
    await this.opened.load(() => this.client.open(run, route.id));
  }

  async #afterRun(driver: string): Promise<void> {
    if (driver !== this.driver?.id) return;
    await this.results.load(driver);
    const [newest] = this.results.runs;
    if (newest && !this.runner.problem) this.say(sumsOf(newest.totals).map(({ text }) => text).join(', '));
    await this.#openScenario();
  }
}
