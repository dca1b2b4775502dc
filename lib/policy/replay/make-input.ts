import type { ReplayEngine } from '@/lib/domain/replay/candidate';
import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import type { NotReplayable } from '@/lib/domain/replay/not-replayable';
import { compileTemplate, type CompiledTemplate } from './compile-template';
import { defaultMapping } from './default-mapping';
import { findMasked } from './find-masked';
import type { ReplayEvent } from './replay-event';

/** The engine's input, or why there is none. */
export type MadeInput = { input: unknown } | { notReplayable: NotReplayable };

/**
 * Makes inputs out of stored decisions for an engine: by the mapping, or without one by the default of each
 * decision's source. Throws a sentence where the mapping's template is wrong.
 */
export function makeInputs(
  engine: ReplayEngine,
  mapping: InputMapping | null,
): (decision: ReplayEvent) => MadeInput {
  const own = mapping && { template: compileTemplate(mapping.template), ignored: mapping.ignoreMasked };
  const defaults = new Map<string, CompiledTemplate>();
  const templateOf = (adapter: string, hasInput: boolean): CompiledTemplate => {
    const key = `${adapter} ${hasInput}`;
    let found = defaults.get(key);
    if (!found)
      defaults.set(key, (found = compileTemplate(defaultMapping(engine, adapter, hasInput).template)));
    return found;
  };
  return ({ event, adapter, payload: text }) => {
    const payload = parsePayload(text);
    if (payload === undefined)
      return { notReplayable: { reason: 'unreadable', what: 'The payload is not JSON.' } };
    const template = own?.template ?? templateOf(adapter, hasInput(payload));
    const masked = findMasked(payload, template.payloadPaths, own?.ignored ?? []);
    if (masked) return { notReplayable: { reason: 'masked-input', what: masked } };
    const filled = template.make({ event, payload });
    return 'missing' in filled
      ? { notReplayable: { reason: 'missing-data', what: filled.missing } }
      : { input: filled.input };
  };
}

/** Whether a payload has an `input`, as OPA's and the native format's decisions do. */
export const hasInput = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'input' in payload && payload.input !== null;

/** A payload as JSON; undefined where it is none. */
export function parsePayload(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
