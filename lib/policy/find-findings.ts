import type { PolicyFinding } from '@/lib/domain/read-models/policy-list';

/** Below this many events nothing is said about never or always. */
export const LEAST_EVENTS = 20;

const DAY_MS = 86_400_000;

/** What is known of a policy; counts are of the window, in events. */
export type PolicyFacts = {
  /** UTC day of its last decision, as far back as was looked, which is beyond `unusedDays`; null where it made none. */
  lastDecisionOn: string | null;
  hasEverDecided: boolean;
  /** A bundle whose revisions other policies decide by: in use, though it decides nothing itself. */
  isCarrier: boolean;
  decided: number;
  denied: number;
  /** Decisions by sources that never report anything but denials: whatever it allows is not told. */
  denialsOnly: number;
  shadowedBy: { by: string; denials: number } | null;
  differing: { newest: string; environments: string[] } | null;
};

/**
 * What is odd about a policy. Unused: its last decision was more than `unusedDays` whole days ago, or it never made
 * one. Never or always denying: of at least 20 decisions in the window none or all were denied, by sources that report
 * both. Shadowed: of at least 20 denials another policy had denied each in the same trace before. Differing:
 * environments run different revisions, canaries aside.
 */
export function findFindings(
  facts: PolicyFacts,
  { now, unusedDays }: { now: Date; unusedDays: number },
): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  const { lastDecisionOn, hasEverDecided, isCarrier, decided, denied, denialsOnly, shadowedBy, differing } =
    facts;
  const usedUntil = lastDecisionOn === null ? -Infinity : Date.parse(lastDecisionOn) + DAY_MS;
  if (!isCarrier && usedUntil <= now.getTime() - unusedDays * DAY_MS)
    findings.push({ kind: 'unused', lastDecisionOn, hasEverDecided });
  if (decided >= LEAST_EVENTS && denialsOnly === 0) {
    if (denied === 0) findings.push({ kind: 'never-denying', decisions: decided });
    if (denied === decided) findings.push({ kind: 'always-denying', decisions: decided });
  }
  if (shadowedBy && shadowedBy.denials >= LEAST_EVENTS) findings.push({ kind: 'shadowed', ...shadowedBy });
  if (differing && differing.environments.length > 0) findings.push({ kind: 'differing', ...differing });
  return findings;
}
