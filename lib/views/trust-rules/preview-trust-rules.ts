import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { UNZONED } from '@/lib/domain/kinds';
import type { TrustRulesPreview } from '@/lib/domain/read-models/trust-rules';
import type { Actor } from '@/lib/domain/roles';
import { formatMicros } from '@/lib/domain/timestamp';
import { addMove } from '@/lib/domain/trust-rules/add-move';
import { compileTrustRules } from '@/lib/domain/trust-rules/compile-trust-rules';
import { trustRulesSchema } from '@/lib/domain/trust-rules/trust-rule';
import { placeAgain } from '@/lib/ingest/place-again';
import { getReferenceData } from '@/lib/ingest/reference-data';
import { listLastOriginals } from '@/lib/store/reprocess/stored-original';

export const previewTrustRulesSchema = z.object({ rules: trustRulesSchema });

const LAST_EVENTS = 3_000;
const DAY_MS = 86_400_000;
const EXAMPLES = 20;
/** Of one kind of move, so that a busy service does not hide the others. */
const EXAMPLES_PER_MOVE = 3;

/** Where the last events (at most 3,000 of the last 24 hours) would belong by other rules. Stores nothing. */
export async function previewTrustRules(
  actor: Actor,
  input: z.input<typeof previewTrustRulesSchema>,
  now: Date,
): Promise<TrustRulesPreview> {
  requirePermission(actor, 'settings:write');
  requireEveryZone(actor);
  const { rules } = previewTrustRulesSchema.parse(input);
  const window = { from: new Date(now.getTime() - DAY_MS), to: now };
  const [originals, reference] = await Promise.all([
    listLastOriginals(window, LAST_EVENTS),
    getReferenceData(now.getTime()),
  ]);
  const context = { ...reference, trustRules: compileTrustRules(rules) };
  const zones = new Map<string, { before: number; after: number }>();
  const count = (zone: string, when: 'before' | 'after') => {
    const counted = zones.get(zone) ?? { before: 0, after: 0 };
    counted[when] += 1;
    zones.set(zone, counted);
  };
  const byRule = rules.map(() => 0);
  let moves: TrustRulesPreview['moves'] = [];
  let unreadable = 0;
  const examples: TrustRulesPreview['examples'] = [];
  for (const original of originals) {
    const found = placeAgain(original, context);
    if (!found) unreadable += 1;
    const to = found?.zone ?? original.zone;
    count(original.zone, 'before');
    count(to, 'after');
    const rule = found?.rule ?? null;
    if (rule !== null) byRule[rule]! += 1;
    if (to === original.zone) continue;
    moves = addMove(moves, original.zone, to);
    const shown = examples.filter((example) => example.from === original.zone && example.to === to).length;
    if (shown < EXAMPLES_PER_MOVE && examples.length < EXAMPLES)
      examples.push({
        id: original.id,
        occurredAt: formatMicros(original.occurredAt),
        source: original.source,
        kind: original.kind,
        service: original.service,
        from: original.zone,
        to,
        rule: rule === null ? null : rule + 1,
      });
  }
  const oldest = originals.at(-1);
  return {
    read: originals.length,
    oldest: oldest ? formatMicros(oldest.occurredAt) : null,
    unreadable,
    zones: [...zones].map(([zone, counted]) => ({ zone, ...counted })).sort(byAfter),
    moves: moves.toSorted((left, right) => right.events - left.events),
    unzoned: zones.get(UNZONED) ?? { before: 0, after: 0 },
    byRule,
    examples,
  };
}

const byAfter = (left: TrustRulesPreview['zones'][number], right: TrustRulesPreview['zones'][number]) =>
  right.after - left.after || left.zone.localeCompare(right.zone);
