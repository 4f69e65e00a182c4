/** How the file of a driver is told from the id of one. */

/** Whether what is written in place of a driver's id is the path of a file. */
export function isDriverFile(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name);
}
