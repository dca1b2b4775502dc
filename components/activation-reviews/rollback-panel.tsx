import Link from 'next/link';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import { formatCount } from '@/components/format/format-count';
import { CopyButton } from '@/components/values/copy-button';
import type { ReviewedActivation } from '@/lib/domain/read-models/activation-reviews';
import { listRollbackSteps } from './list-rollback-steps';

/** What to go back to from a regression, what that takes away, and the steps with commands to copy. */
export function RollbackPanel({ activation }: { activation: ReviewedActivation }) {
  const { proposal, policy, revision } = activation;
  if (!proposal) return null;
  const { toRevision, because, environments, denialsPerHour, url } = proposal;
  return (
    <details className="border-line rounded-md border px-3 py-2 text-sm">
      <summary className="min-h-6 cursor-pointer font-semibold">
        Roll back to {toRevision}
        <span className="text-fg-muted font-normal">
          {denialsPerHour ? `, about ${formatCount(denialsPerHour.expected)} denials an hour fewer` : ''}
        </span>
      </summary>
      <div className="mt-2 grid gap-2">
        <p className="text-pretty">
          {because === 'fine'
            ? `${toRevision} is the last revision before it that was reviewed as fine`
            : `${toRevision} is the revision that it replaced`}
          . {revision} is in force {environments.length > 0 ? `in ${environments.join(', ')}` : 'everywhere'}.
        </p>
        <p className="text-pretty">
          {denialsPerHour
            ? `Expected: ${formatCount(denialsPerHour.expected)} denials an hour fewer (99\u202f% interval ${formatCount(denialsPerHour.low)} to ${formatCount(denialsPerHour.high)}), at the traffic that was reviewed${activation.environment ? ` in ${activation.environment}` : ''}.`
            : 'How many denials would go away cannot be told: too little was decided to compare.'}
        </p>
        <ol className="grid list-decimal gap-2 pl-5">
          {listRollbackSteps(activation).map(({ text, command }) => (
            <li key={text}>
              {text}
              {command ? (
                <span className="bg-muted mt-1 flex items-center justify-between gap-2 rounded-sm px-2 py-1">
                  <code className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{command}</code>
                  <CopyButton text={command} what={`the command: ${command}`} />
                </span>
              ) : null}
            </li>
          ))}
        </ol>
        <p className="flex flex-wrap gap-x-4">
          <Link
            href={policyDiffHref(policy, revision, toRevision)}
            prefetch={false}
            className="link inline-flex min-h-6 items-center"
          >
            What going back undoes
          </Link>
          {url && /^https?:\/\//.test(url) ? (
            <a href={url} rel="noreferrer" className="link inline-flex min-h-6 items-center">
              The change at its repository
            </a>
          ) : null}
        </p>
      </div>
    </details>
  );
}
