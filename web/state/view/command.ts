/** The command that plays one scenario elsewhere: in a terminal, in CI. */

/** @returns a line for a shell, to be given in a clone of Custody */
export function commandLine(driver: string, scenario: string): string {
  return `npm run -s custody -- run --driver ${driver} --filter '${scenario}'`;
}
