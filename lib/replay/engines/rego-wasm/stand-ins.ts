import type { NotReplayable } from '@/lib/domain/replay/not-replayable';

/** A policy called a built-in function whose answer of that time nobody knows, or that is not there. */
export class BuiltInNotThere extends Error {
  override readonly name = 'BuiltInNotThere';
  constructor(readonly notReplayable: NotReplayable) {
    super(notReplayable.what);
  }
}

/** Their answers depend on the moment or on the world outside. Source: OPA's list of built-in functions. */
const OF_THE_MOMENT = 'time.now_ns';

type BuiltIns = Record<string, (...inputs: unknown[]) => unknown>;

/**
 * What stands in for every built-in function that opa-wasm itself does not have: calling one ends the evaluation of
 * that decision with the reason.
 */
export const standIns = (): BuiltIns =>
  new Proxy<BuiltIns>(
    {},
    {
      get: (_, name) =>
        typeof name === 'string'
          ? () => {
              throw new BuiltInNotThere({
                reason: name === OF_THE_MOMENT ? 'time-dependent' : 'missing-data',
                what: `the built-in function ${name}`,
              });
            }
          : undefined,
    },
  );
