/** Where one is on the page. The address is the truth; this follows it. */
import type { Address } from './address.ts';
import { formatRoute, parseRoute, type Route } from './view/route.ts';

export class Router {
  route = $state.raw<Route>({ page: 'unknown', driver: null, path: '' });
  readonly #address: Address;
  readonly #onChange: (route: Route) => void;

  /** @param onChange is called after each change, and not for the address that the page starts with */
  constructor(address: Address, onChange: (route: Route) => void) {
    this.#address = address;
    this.#onChange = onChange;
    this.route = parseRoute(address.hash);
    address.onChange(() => this.#arrive());
  }

  /** Goes on; the back button comes back. */
  go(route: Route): void {
    this.#address.push(formatRoute(route));
    this.#arrive();
  }

  /** Changes what is seen of where one is, such as the step that is open: the history gets no entry for it. */
  replace(route: Route): void {
    this.#address.replace(formatRoute(route));
    this.#arrive();
  }

  #arrive(): void {
    this.route = parseRoute(this.#address.hash);
    this.#onChange(this.route);
  }
}
