import type { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { getConfig } from '@/lib/config/config';
import { GatehouseError } from '@/lib/domain/errors';
import type { ReplayPreview } from '@/lib/domain/read-models/replay';
import type { ReplayCandidate, ReplayEngine } from '@/lib/domain/replay/candidate';
import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import { previewReplaySchema } from '@/lib/domain/replay/start-replay';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { getReferenceData } from '@/lib/ingest/reference-data';
import { defaultMapping } from '@/lib/policy/replay/default-mapping';
import { hasInput, makeInputs, parsePayload } from '@/lib/policy/replay/make-input';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';
import { toReplayEvent } from '@/lib/policy/replay/to-replay-event';
import { CandidateError } from '@/lib/replay/engine';
import { openCandidate, type OpenableCandidate } from '@/lib/replay/open-candidate';
import { listLastDecisions, type DecisionToReplay } from '@/lib/store/replays/list-decisions-to-replay';
import { readTexts } from '../policies/read-texts';

/** Each opens a candidate of its own: a few at once are enough for people. */
const AT_ONCE = 2;
let running = 0;

/**
 * The newest decisions of a selection as the engine gets them by the mapping, and what the candidate says of them.
 * Stores nothing. Throws `rate-limited` when others try candidates at the moment.
 */
export async function previewReplay(
  actor: Actor,
  input: z.input<typeof previewReplaySchema>,
  { now, newId }: { now: Date; newId: () => string },
): Promise<ReplayPreview> {
  requirePermission(actor, 'policies:replay');
  requirePermission(actor, 'events:read');
  const { policy, selection, mapping, candidate, limit } = previewReplaySchema.parse(input);
  const engine = candidate?.engine ?? 'cedar';
  const toInput = compileMapping(engine, mapping);
  const decisions = await listLastDecisions(
    {
      policy: selection.policy ?? policy,
      window: resolveWindow(selection, now),
      zone: selection.zone ?? null,
      service: selection.service ?? null,
      environment: selection.environment ?? null,
      outcome: selection.outcome ?? null,
      zones: confineToZones(actor, selection.zone),
      visibleUntil: null,
    },
    limit,
  );
  const { outcomes, candidateError } = candidate
    ? await tryCandidate(await openable(actor, policy, candidate), decisions, {
        mapping,
        name: `gatehouse_preview_${newId().replaceAll('-', '')}`,
        now,
      })
    : { outcomes: null, candidateError: null };
  const shown = decisions.map((decision, index): ReplayPreview['decisions'][number] => {
    const made = toInput(toReplayEvent(decision));
    const outcome = outcomes?.[index] ?? null;
    const skipped = 'notReplayable' in made ? made.notReplayable : null;
    return {
      eventId: decision.id,
      occurredAt: decision.occurredAt,
      adapter: decision.adapter,
      service: decision.service,
      principal: decision.principal,
      event: toReplayEvent(decision).event,
      payload: parsePayload(decision.payload) ?? decision.payload,
      input: 'input' in made ? (made.input ?? null) : null,
      notReplayable: skipped ?? (outcome && 'notReplayable' in outcome ? outcome.notReplayable : null),
      from: decision.outcome,
      to: outcome && 'to' in outcome ? outcome.to : null,
      reason: outcome && 'to' in outcome ? outcome.reason : null,
    };
  });
  return { defaults: listDefaults(engine, decisions), candidateError, decisions: shown };
}

function compileMapping(engine: ReplayEngine, mapping: InputMapping | null): ReturnType<typeof makeInputs> {
  try {
    return makeInputs(engine, mapping);
  } catch (error) {
    throw new GatehouseError('invalid-input', error instanceof Error ? error.message : String(error), {
      path: 'mapping.template',
    });
  }
}

async function openable(
  actor: Actor,
  policy: string,
  candidate: ReplayCandidate,
): Promise<OpenableCandidate> {
  if (candidate.engine === 'rego-wasm')
    return {
      engine: candidate.engine,
      files: null,
      bundle: Buffer.from(candidate.bundle, 'base64'),
      entrypoint: candidate.entrypoint ?? null,
      opaUrl: null,
    };
  return {
    engine: candidate.engine,
    files: candidate.files ?? (await readTexts(policy, candidate.revision!, actor.zones)),
    bundle: null,
    entrypoint: candidate.engine === 'rego-server' ? (candidate.entrypoint ?? null) : null,
    opaUrl: candidate.engine === 'rego-server' ? candidate.opaUrl : null,
  };
}

async function tryCandidate(
  candidate: OpenableCandidate,
  decisions: readonly DecisionToReplay[],
  { mapping, name, now }: { mapping: InputMapping | null; name: string; now: Date },
): Promise<{ outcomes: ReplayOutcome[] | null; candidateError: string | null }> {
  if (running >= AT_ONCE)
    throw new GatehouseError('rate-limited', 'Others try candidates at the moment.', {
      remedy: 'Try again in a few seconds.',
      retryAfterSeconds: 5,
    });
  running += 1;
  try {
    const { mappingRules } = await getReferenceData(now.getTime());
    const evaluator = await openCandidate(candidate, {
      mapping,
      name,
      rules: Object.fromEntries(mappingRules),
      allowedHosts: getConfig().replayOpaHosts,
      niceness: 0,
    });
    try {
      return { outcomes: await evaluator.evaluate(decisions.map(toReplayEvent)), candidateError: null };
    } finally {
      await evaluator.close();
    }
  } catch (error) {
    if (error instanceof CandidateError) return { outcomes: null, candidateError: error.message };
    throw error;
  } finally {
    running -= 1;
  }
}

/** What holds for the shown decisions when nobody writes a mapping, by the adapter that they came through. */
function listDefaults(
  engine: ReplayEngine,
  decisions: readonly DecisionToReplay[],
): ReplayPreview['defaults'] {
  const defaults = new Map<string, InputMapping>();
  for (const { adapter, payload } of decisions)
    if (!defaults.has(adapter))
      defaults.set(adapter, defaultMapping(engine, adapter, hasInput(parsePayload(payload))));
  return [...defaults].map(([adapter, mapping]) => ({ adapter, mapping }));
}
