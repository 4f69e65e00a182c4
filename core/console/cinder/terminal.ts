/** What a command has printed so far, and the log that it keeps on stderr. */
export class Terminal {
  stdout = '';
  stderr = '';
  private readonly debugs: boolean;

  /** @param debugs whether `--debug` was given */
  constructor(debugs: boolean) {
    this.debugs = debugs;
  }

  /** Python's `print`. */
  print(text: string): void {
    this.stdout += `${text}\n`;
  }

  /** A message of the HTTP library's, seen with `--debug` alone. */
  http(message: string): void {
    if (this.debugs) this.stderr += `DEBUG:keystoneauth:${message}\n`;
  }

  warn(logger: string, message: string): void {
    this.stderr += `WARNING:${logger}:${message}\n`;
  }

  /** A message of the shell's own, which `--debug` shows a second time. @param line of cinderclient/shell.py */
  warnOfShell(message: string, line: number): void {
    if (this.debugs) this.stderr += `WARNING (shell:${line}) ${message}\n`;
    this.warn('cinderclient.shell', message);
  }

  /** What ended the command (cinderclient/shell.py:1031). Python's traceback, which `--debug` would show, is left out. */
  error(message: string): void {
    if (this.debugs) this.stderr += `DEBUG (shell:1031) ${message}\nDEBUG:cinderclient.shell:${message}\n`;
    this.stderr += `ERROR: ${message}\n`;
  }
}
