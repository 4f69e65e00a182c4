/** What the browser's tab is called. */
import type { DriverSummary, SuiteSummary } from '../../worker/facade.ts';
import type { Route } from './route.ts';
import { findScenario } from './suites.ts';

/** @param name of the workspace that is open; null: not known yet */
export function titleOf(route: Route, driver: DriverSummary | null, suites: readonly SuiteSummary[], name: string | null = null): string {
  return [...partsOf(route, driver, suites, name), 'Custody'].join(' · ');
}

function partsOf(route: Route, driver: DriverSummary | null, suites: readonly SuiteSummary[], name: string | null): string[] {
  const on = driver ? [driver.id] : [];
  switch (route.page) {
    case 'start':
      return [];
    case 'overview':
      return ['Suites', ...on];
    case 'scenario':
      return [findScenario(suites, route.id)?.scenario.title ?? route.id, ...on];
    case 'proof':
      return ['Proof'];
    case 'drivers':
      return [...(route.id === null ? [] : [route.id]), 'Drivers'];
    case 'try':
      return ['Try a reference', ...on];
    case 'open':
      return [...(route.scenario === null ? [] : [route.scenario]), 'Open a result'];
    case 'workspaces':
      return ['Workspaces'];
    case 'workspace':
      return [{ inventory: 'Inventory', try: 'Try', console: 'Console', history: 'History' }[route.view], name ?? 'Workspace'];
    case 'unknown':
      return ['Not found'];
  }
}
