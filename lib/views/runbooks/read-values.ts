import { GatehouseError } from '@/lib/domain/errors';
import { INDICATOR_IDS, type IndicatorId } from '@/lib/domain/indicator-ids';
import type { RunbookValue } from '@/lib/domain/read-models/runbooks';
import type { Actor } from '@/lib/domain/roles';
import { ABOUT_SIGNALS, type NamedSignal } from '@/lib/domain/runbooks/signals';
import { fillValue, type RunbookNames } from '@/lib/runbooks/fill-names';
import type { ValueTag } from '@/lib/runbooks/value-tags';
import { computeIndicators } from '../indicators/compute-indicators';
import { readScope } from '../read-scope';
import { readSignal } from './read-signal';
import { signalHref } from './signal-href';

const NO_OBJECTIVE = { status: null, objective: null, direction: null };

type Place = { zone?: string; service?: string; environment?: string; policy?: string };

/**
 * The live values of a text as of `now`, in their order. A name that is not known widens the value to all of it, and the
 * value says which scope it has. A zone that the reader does not see is refused for this value alone.
 */
export function readValues(
  actor: Actor,
  tags: readonly ValueTag[],
  names: RunbookNames,
  now: Date,
): Promise<RunbookValue[]> {
  const indicators = new Map<string, ReturnType<typeof computeIndicators>>();
  return Promise.all(
    tags.map(async ({ signal, scope, windowSeconds }): Promise<RunbookValue> => {
      const place = fillPlace(scope, names);
      const window = { from: new Date(now.getTime() - windowSeconds * 1_000), to: now };
      const about = {
        signal,
        zone: place.zone ?? null,
        service: place.service ?? null,
        environment: place.environment ?? null,
        policy: place.policy ?? null,
        windowSeconds,
        href: signalHref(signal, place, windowSeconds),
      };
      try {
        const filter = readScope(actor, place);
        if (!isIndicator(signal)) {
          const { name, unit } = ABOUT_SIGNALS[signal as NamedSignal];
          const value = await readSignal(signal as NamedSignal, { ...filter, policy: place.policy }, window);
          return { ...about, name, unit, value, ...NO_OBJECTIVE, refused: null };
        }
        const key = JSON.stringify([filter, windowSeconds]);
        const computed = indicators.get(key) ?? computeIndicators(window, filter, windowSeconds);
        indicators.set(key, computed);
        const { name, unit, value, status, objective, direction } = (await computed).find(
          ({ id }) => id === signal,
        )!;
        return { ...about, name, unit, value, status, objective, direction, refused: null };
      } catch (error) {
        if (!(error instanceof GatehouseError && error.code === 'forbidden')) throw error;
        const told = { name: signal, unit: 'count' as const, value: null, refused: error.message };
        return { ...about, ...told, ...NO_OBJECTIVE };
      }
    }),
  );
}

const isIndicator = (signal: string): signal is IndicatorId =>
  (INDICATOR_IDS as readonly string[]).includes(signal);

function fillPlace(scope: ValueTag['scope'], names: RunbookNames): Place {
  const place: Place = {};
  for (const [key, value] of Object.entries(scope) as [keyof Place, string][]) {
    const filled = fillValue(value, names);
    if (filled !== null) place[key] = filled;
  }
  return place;
}
