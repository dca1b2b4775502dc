import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { mappingRulesSchema, type MappingRule } from '@/lib/domain/decision-mapping';
import type { Actor } from '@/lib/domain/roles';
import { findAdapter } from '@/lib/ingest/registry';
import { listDecisionPayloads } from '@/lib/store/events/list-decision-payloads';

export const previewMappingsSchema = z.object({
  source: z.string().min(1).max(200),
  rules: mappingRulesSchema,
});

export type MappingPreview = {
  items: { id: string; policy: string; result: unknown; before: string; after: string }[];
  changed: number;
};

const LAST_DECISIONS = 20;
const DAY_MS = 86_400_000;

/** What the last decisions of a source would become under other rules. Stores nothing. */
export async function previewMappings(
  actor: Actor,
  input: z.input<typeof previewMappingsSchema>,
  now: Date,
): Promise<MappingPreview> {
  requirePermission(actor, 'mappings:write');
  requireEveryZone(actor);
  const { source, rules } = previewMappingsSchema.parse(input);
  const decisions = await listDecisionPayloads(
    source,
    { from: new Date(now.getTime() - 7 * DAY_MS), to: now },
    LAST_DECISIONS,
  );
  const items = decisions.map(({ id, adapter, policy, outcome, payload }) => ({
    id,
    policy,
    before: outcome,
    ...readAgain(adapter, payload, rules, now),
  }));
  return { items, changed: items.filter(({ before, after }) => before !== after).length };
}

function readAgain(
  adapterName: string,
  payload: string,
  mappingRules: MappingRule[],
  now: Date,
): { result: unknown; after: string } {
  const mapped = findAdapter(adapterName)?.map(JSON.parse(payload), {
    receivedAt: now.toISOString(),
    mappingRules,
  });
  const event = mapped && 'events' in mapped ? mapped.events[0] : undefined;
  if (event?.kind !== 'decision') return { result: null, after: 'quarantine' };
  return { result: event.result ?? null, after: event.outcome };
}
