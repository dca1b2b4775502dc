import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { DenialDetail } from '@/lib/domain/read-models/events';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow, type Window } from '@/lib/domain/time-range';
import { findDecision, type StoredDecision } from '@/lib/store/denials/find-decision';
import { findLastAttestation } from '@/lib/store/denials/find-last-attestation';
import { findNearestAllowed } from '@/lib/store/denials/find-nearest-allowed';
import { listSimilarDenials, summariseSimilarDenials } from '@/lib/store/denials/list-similar-denials';
import { listMappingRules } from '@/lib/store/mappings/list-mapping-rules';
import { describeDecision } from './describe-decision';
import { findPolicyChange } from './find-policy-change';
import { listDifferences } from './list-differences';
import { readDecision, type DecisionContent } from './read-decision';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY_MS = 86_400_000;
const MAX_SIMILAR = 20;

type Rules = Awaited<ReturnType<typeof listMappingRules>>;

/**
 * Everything known about one denial (or other decision): who, what, why, what it resembles, what was
 * allowed, and the policy change before it. `range` bounds the similar denials; by default a day on
 * each side. Needs events:read. Throws `not-found`, also for what lies outside of the actor's zones.
 */
export async function getDenial(
  actor: Actor,
  eventId: string,
  range: { from?: string; to?: string },
  now: Date,
): Promise<DenialDetail> {
  requirePermission(actor, 'events:read');
  const { zones } = actor;
  const stored = UUID.test(eventId) ? await findDecision(eventId, zones) : null;
  if (!stored)
    throw new GatehouseError('not-found', `There is no decision with the id ${eventId}.`, {
      remedy: 'It may be older than events are kept. Look for it in the list of denials.',
    });
  const rules = await listMappingRules();
  const content = readAgain(stored, rules);
  const [similar, nearest, attestation, change] = await Promise.all([
    stored.outcome === 'deny' ? readSimilar(stored, range, zones, now) : null,
    readNearestAllowed(stored, content, rules, zones),
    stored.principal === null ? null : findLastAttestation(stored.principal, stored.occurredAt, zones),
    findPolicyChange(stored, zones),
  ]);
  const { payload: _payload, adapter: _adapter, ...event } = stored;
  return { event, sentence: describeDecision(event), ...content, attestation, similar, ...nearest, change };
}

const readAgain = (stored: StoredDecision, rules: Rules): DecisionContent =>
  readDecision(stored, rules.get(stored.source) ?? []);

async function readSimilar(
  stored: StoredDecision,
  range: { from?: string; to?: string },
  zones: readonly string[] | null,
  now: Date,
): Promise<DenialDetail['similar']> {
  const at = Date.parse(stored.occurredAt);
  const window: Window = resolveWindow(
    {
      from: range.from ?? new Date(at - DAY_MS).toISOString(),
      to: range.to ?? new Date(at + DAY_MS).toISOString(),
    },
    now,
  );
  const { id: exceptId, service, policy, rule } = stored;
  const to = { exceptId, service, policy, rule, zones };
  const [items, summary] = await Promise.all([
    listSimilarDenials(to, window, MAX_SIMILAR),
    summariseSimilarDenials(to, window),
  ]);
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    items,
    ...(summary ?? { count: null, firstSeen: null, lastSeen: null }),
  };
}

async function readNearestAllowed(
  stored: StoredDecision,
  content: DecisionContent,
  rules: Rules,
  zones: readonly string[] | null,
): Promise<Pick<DenialDetail, 'nearestAllowed' | 'nearestAllowedSearchedSeconds'>> {
  const none = { nearestAllowed: null, nearestAllowedSearchedSeconds: 0 };
  if (stored.outcome === 'allow') return none;
  const { event, searchedSeconds } = await findNearestAllowed(stored, zones);
  const allowed = event && (await findDecision(event.id, zones));
  return {
    nearestAllowedSearchedSeconds: searchedSeconds,
    nearestAllowed: allowed && {
      event,
      differences: listDifferences(
        { event: stored, ...content },
        { event: allowed, ...readAgain(allowed, rules) },
      ),
    },
  };
}
