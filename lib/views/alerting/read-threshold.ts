import type { ThresholdParameter } from './watcher';

/** The numbers that a rule holds conditions to, by the names of its detector's parameters; what it leaves out is initial. */
export const readThreshold = <Name extends string>(
  parameters: readonly (ThresholdParameter & { name: Name })[],
  threshold: Readonly<Record<string, number>>,
): Record<Name, number> =>
  Object.fromEntries(parameters.map(({ name, initial }) => [name, threshold[name] ?? initial])) as Record<
    Name,
    number
  >;
