import Link from 'next/link';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import type { PolicyEffect } from '@/lib/domain/read-models/policy-effect';

/** What is neither has no word of its own. */
const KIND_WORDS = { workload: 'workloads', person: 'people' } as const;

/** The groups of denials that there were none of before a revision, each with the way to its denials. */
export function NewGroups({
  groups,
  policy,
  revision,
  since,
}: {
  groups: PolicyEffect['newGroups'];
  policy: string;
  revision: string;
  since: string;
}) {
  if (!groups)
    return (
      <p className="text-fg-muted text-sm">
        Not known: there are too many denials to tell the new ones in time.
      </p>
    );
  if (groups.total === 0)
    return (
      <p className="text-fg-muted text-sm">
        None that were not seen in the {groups.knownForDays} days before.
      </p>
    );
  return (
    <>
      <ul className="grid gap-1.5 text-sm">
        {groups.items.map((group) => (
          <li key={group.latestEventId}>
            <Link
              href={hrefOf('/denials', {
                from: since,
                to: 'now',
                policy: group.policy,
                revision,
                rule: group.rule,
                service: group.service,
              })}
              prefetch={false}
              className="link inline-block min-h-6 leading-6"
            >
              {[group.service ?? 'a service without name', group.rule, group.action]
                .filter(Boolean)
                .join(' · ')}
            </Link>
            <p className="text-fg-muted figures text-xs">
              {formatCounted(group.denials, 'denial')}
              {group.principalKind && group.principalKind !== 'other'
                ? ` of ${KIND_WORDS[group.principalKind]}`
                : ''}
              , first <Time at={group.firstSeen} as="absolute" />
              {group.policy === policy ? '' : `, by ${group.policy}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="text-fg-muted text-xs">
        By service, rule and action; not seen in the {groups.knownForDays} days before.
        {groups.total > groups.items.length
          ? ` The ${groups.items.length} largest of ${formatCount(groups.total)}.`
          : ''}
      </p>
    </>
  );
}
