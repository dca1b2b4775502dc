import Link from 'next/link';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import { Panel } from '@/components/states/panel';
import type { PolicyDetail, PolicyDiff } from '@/lib/domain/read-models/policies';

/** Says which text is missing, how to have it next time, and which earlier revision could be compared. */
export function UnknownText({
  diff: { from, to, policyId },
  revisions,
}: {
  diff: PolicyDiff;
  revisions: PolicyDetail['revisions'];
}) {
  const missing = [from, to].flatMap((side) => (side && !side.isTextKnown ? side.revision : []));
  const position = revisions.findIndex(({ revision }) => revision === to.revision);
  const comparable = to.isTextKnown
    ? revisions.slice(position + 1).find(({ files }) => files.length > 0)
    : undefined;
  return (
    <Panel title="Text">
      <div className="grid gap-2 text-sm">
        <p>
          The text of {missing.join(' and ')} is not known: only{' '}
          {missing.length === 1 ? 'its name was' : 'their names were'} reported.
        </p>
        <p className="text-fg-muted">
          Send a change event of type policy-published with <code className="font-mono text-xs">files</code>{' '}
          for each revision to see what it changes.
        </p>
        {comparable ? (
          <p>
            <Link
              href={policyDiffHref(policyId, to.revision, comparable.revision)}
              className="link inline-flex min-h-6 items-center"
            >
              Compare with {comparable.revision}, the last one before whose text is known
            </Link>
          </p>
        ) : null}
      </div>
    </Panel>
  );
}
