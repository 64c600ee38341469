/** A document that asks for anything outside itself is not printed: a letter is what it is, wherever it is opened. */
export class PrintReachedOut extends Error {
  readonly code = 'print_reached_out';
  /** What was asked for: a tag and an address, or the address alone. Nothing of it was fetched. */
  readonly targets: readonly string[];
  constructor(targets: readonly string[]) {
    const shown = targets.slice(0, 3).map((target) => (target.length > 120 ? `${target.slice(0, 120)}…` : target));
    super(`The letter tried to reach out and was not printed: ${shown.join(', ')}${targets.length > 3 ? ` and ${targets.length - 3} more` : ''}.`);
    this.name = 'PrintReachedOut';
    this.targets = targets;
  }
}

/** The browser came up with a PDF that cannot be a letter: no text, or a font that the reader's machine would have to guess. */
export class PrintUnsound extends Error {
  readonly code = 'print_unsound';
  constructor(message: string) {
    super(message);
    this.name = 'PrintUnsound';
  }
}

export class PrintTimedOut extends Error {
  readonly code = 'print_timed_out';
  constructor(milliseconds: number) {
    super(`The letter was not printed within ${milliseconds / 1000} s and was given up.`);
    this.name = 'PrintTimedOut';
  }
}

/** The browser or the page died under the print; worth one more try with a new one. */
export class BrowserLost extends Error {
  readonly code = 'browser_lost';
  constructor(options?: ErrorOptions) {
    super('The browser that prints letters stopped unexpectedly.', options);
    this.name = 'BrowserLost';
  }
}

const CODES: ReadonlySet<string> = new Set(['print_reached_out', 'print_unsound', 'print_timed_out', 'browser_lost']);
/** Why something could not be printed, as a code that a screen can say; `otherwise` where it was not the printer. What the browser said goes to the log. */
export function printFailure(e: unknown, otherwise = 'render_failed'): string {
  const code = String((e as { code?: unknown } | null)?.code ?? '');
  return CODES.has(code) ? code : otherwise;
}
