import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { SilentSource } from './watch-silent-sources';
import { makeCondition } from './make-condition';
import { sayTime } from './words';

const MINUTE_MS = 60_000;

/** What kinds of events are called where they are missing. */
const MISSING: Readonly<Record<string, string>> = {
  decision: 'decisions',
  auth: 'authentication attempts',
  attestation: 'attestations',
  flow: 'flows',
  heartbeat: 'heartbeats',
  'data-access': 'access to data',
  audit: 'audit entries',
};

/** A silent source with the zone that it tells of, null where there are several. */
export type SilenceOfZone = SilentSource & { zone: string | null };

/**
 * Judges, and says where nobody can: a source that ought to send and does not is a condition of its own, and what held when
 * its evidence ended is neither over nor goes on.
 */
export function tellSilence(
  judge: (atMs: number) => AlertCondition[],
  silencesAt: (atMs: number) => readonly SilenceOfZone[],
): (atMs: number) => AlertCondition[] {
  // A silence begins once and is asked about at every step that it lasts.
  const heldAt = new Map<number, readonly string[]>();
  const listHeld = (sinceMs: number): readonly string[] => {
    const known = heldAt.get(sinceMs);
    if (known) return known;
    const held = judge(sinceMs + MINUTE_MS)
      .filter(({ outcome }) => outcome === 'true')
      .map(keyOf);
    heldAt.set(sinceMs, held);
    return held;
  };
  return (atMs) => {
    const conditions = judge(atMs).map(endSentence);
    const silences = silencesAt(atMs);
    if (silences.length === 0) return conditions;
    const held = new Set(silences.flatMap(({ sinceMs }) => listHeld(sinceMs)));
    return [
      ...conditions.map((condition) =>
        condition.outcome === 'false' && condition.value === null && held.has(keyOf(condition))
          ? { ...condition, outcome: 'no-data' as const }
          : condition,
      ),
      ...silences.map(({ source, kind, zone, sinceMs }) =>
        makeCondition({
          subject: { zone, item: source },
          outcome: 'no-data',
          sentence: `No ${MISSING[kind] ?? kind} from ${source} since ${sayTime(sinceMs, atMs)}: nobody can tell.`,
          sinceMs,
        }),
      ),
    ];
  };
}

/** Judges say what they found without the full stop that others may want to write on before. */
const endSentence = (condition: AlertCondition): AlertCondition => ({
  ...condition,
  sentence: `${condition.sentence}.`,
});

const keyOf = ({ subject }: AlertCondition): string => JSON.stringify(Object.values(subject));
