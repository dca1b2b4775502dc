import type { Random } from '../random';

/** An address in the network of the estate's clusters. */
export const drawAddress = (random: Random): string =>
  `10.${8 + random.index(4)}.${random.index(256)}.${1 + random.index(254)}`;
