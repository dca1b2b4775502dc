import { describeDiff } from '@/components/diff/describe-diff';
import { formatAbsolute, type TimeZone } from '@/components/format/format-time';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';

/**
 * A change in words before anything else: "Tightens: 1 permit narrowed. 2 files changed: 6 lines added, 3
 * removed. Published by ada on 21 Nov 2026, 10:00:00 UTC. In force in aws since 21 Nov 2026, 10:02:00 UTC."
 */
export function describeChange(diff: PolicyDiff, zone: TimeZone): string {
  const { from, to, words, revertsTo } = diff;
  const isKnown = to.isTextKnown && (from === null || from.isTextKnown);
  const what = isKnown ? describeDiff(diff) : 'What changed is not known.';
  const verdict = isKnown && words && words.files.length > 0 ? words.verdict : null;
  const revert = revertsTo === null ? null : `A revert: the texts are those of ${revertsTo} again.`;
  const by = to.author ? ` by ${to.author}` : '';
  const published = `Published${by} on ${formatAbsolute(new Date(to.publishedAt), zone)}.`;
  return [verdict, revert, what, published, describeActivity(diff.activeIn, zone)].filter(Boolean).join(' ');
}

function describeActivity(activeIn: PolicyDiff['activeIn'], zone: TimeZone): string {
  const now = activeIn.filter(({ until }) => until === null);
  if (activeIn.length === 0) return 'No activation was reported.';
  if (now.length === 0) return 'Not in force any more.';
  const parts = now.map(
    ({ environment, since }) =>
      `in ${environment ?? 'all environments'} since ${formatAbsolute(new Date(since), zone)}`,
  );
  return `In force ${parts.join(', ')}.`;
}
