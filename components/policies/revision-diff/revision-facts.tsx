import { Panel } from '@/components/states/panel';
import { formatRatio } from '@/components/format/format-ratio';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import type { PolicyDiff, RevisionApproval } from '@/lib/domain/read-models/policies';

/** Who published the revision, when and why, and where it was in force. */
export function RevisionFacts({ diff: { to, activeIn } }: { diff: PolicyDiff }) {
  return (
    <Panel title={`Revision ${to.revision}`}>
      <DescriptionList
        items={[
          ['What it does', <TextOrMissing key="message" text={to.message} />],
          ['Author', <TextOrMissing key="author" text={to.author} />],
          ['Published', <Time key="published" at={to.publishedAt} as="absolute" />],
          ['Approved by', <Approvals key="approvals" approvals={to.approvals} />],
          ['Code review', <Review key="review" url={to.reviewUrl} />],
          ['Made from', <TextOrMissing key="parent" text={to.parent} />],
          ['Commit', <Commit key="commit" commit={to.commit} url={to.url} />],
        ]}
      />
      <h3 className="mt-3 mb-1 text-xs font-semibold">In force</h3>
      {activeIn.length === 0 ? (
        <p className="text-fg-muted text-sm">No activation was reported.</p>
      ) : (
        <ul className="grid gap-1 text-sm">
          {activeIn.map(({ environment, since, until, canaryShare }) => (
            <li key={`${environment} ${since}`}>
              <span className="font-medium">{environment ?? 'everywhere'}</span>{' '}
              {canaryShare !== null && canaryShare < 1 ? `(canary, ${formatRatio(canaryShare)}) ` : ''}
              {until ? 'from ' : 'since '}
              <Time at={since} as="absolute" />
              {until ? (
                <>
                  {' '}
                  until <Time at={until} as="absolute" />
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Approvals({ approvals }: { approvals: readonly RevisionApproval[] }) {
  if (approvals.length === 0) return <TextOrMissing text={null} />;
  return (
    <ul>
      {approvals.map(({ by, at, url }) => (
        <li key={by}>
          {isWebAddress(url) ? (
            <a href={url} rel="noreferrer" className="link inline-flex min-h-6 items-center">
              {by}
            </a>
          ) : (
            by
          )}
          , <Time at={at} as="absolute" />
        </li>
      ))}
    </ul>
  );
}

function Review({ url }: { url: string | null }) {
  if (!isWebAddress(url)) return <TextOrMissing text={url} />;
  return (
    <a href={url} rel="noreferrer" className="link inline-flex min-h-6 items-center [overflow-wrap:anywhere]">
      {url.replace(/^https?:\/\//, '')}
    </a>
  );
}

const isWebAddress = (url: string | null): url is string => url !== null && /^https?:\/\//.test(url);

function Commit({ commit, url }: { commit: string | null; url: string | null }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Id id={commit} what="commit" />
      {isWebAddress(url) ? (
        <a href={url} rel="noreferrer" className="link inline-flex min-h-6 items-center">
          Open at its repository
        </a>
      ) : null}
    </span>
  );
}
