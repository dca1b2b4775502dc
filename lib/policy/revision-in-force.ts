import type { Activation } from './fold-activations';

/** The revision that was activated last, anywhere; else the latest that was published, else null. */
export const revisionInForce = (
  activations: readonly Pick<Activation, 'activates'>[],
  revisions: readonly { revision: string }[],
): string | null =>
  activations.findLast(({ activates }) => activates !== null)?.activates ?? revisions[0]?.revision ?? null;
