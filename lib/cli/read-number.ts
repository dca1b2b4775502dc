import { InvalidArgumentError } from 'commander';

/** Reads a number of an option within bounds; the command line refuses anything else with this sentence. */
export const readNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
  };
