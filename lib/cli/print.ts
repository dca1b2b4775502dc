/** Prints a result on standard output: as JSON with --json, else as the given lines. */
export function printResult(isJson: boolean | undefined, value: unknown, lines: readonly string[]): void {
  process.stdout.write(
    isJson ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
  );
}
