import Link from 'next/link';
import { policyDiffHref, policyHref } from '@/components/charts/prepare/marker-link';
import { shortenId } from '@/components/format/shorten-id';
import { POLICY_LANGUAGE_LABELS } from '@/lib/domain/policy-language';
import type { Published } from '@/lib/domain/policy-publication';

/** What became of published texts, or what would: policy by policy, with the language of each file. */
export function PublishedList({ published }: { published: Published }) {
  const { policies, activatedIn, leftOut, applied } = published;
  return (
    <div role="status" className="border-line grid gap-3 border-t pt-4 text-sm">
      <h3 className="font-semibold">{applied ? 'Done' : 'What would happen'}</h3>
      <ul className="grid gap-2">
        {policies.map(({ policy, revision, state, files }) => (
          <li key={policy} className="grid gap-0.5 [overflow-wrap:anywhere]">
            <span>
              {applied ? (
                <Link
                  href={state === 'published' ? policyDiffHref(policy, revision, null) : policyHref(policy)}
                  className="link inline-flex min-h-6 items-center"
                >
                  {policy}
                </Link>
              ) : (
                <strong className="font-medium">{policy}</strong>
              )}
              , revision {shortenId(revision, 24)}:{' '}
              {state === 'unchanged'
                ? 'has these texts already, nothing changes'
                : applied
                  ? 'published'
                  : 'would be published'}
            </span>
            <span className="text-fg-muted text-xs">
              {files.map(({ path, language }) => `${path} (${POLICY_LANGUAGE_LABELS[language]})`).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {activatedIn ? (
        <p>
          {applied ? 'In force' : 'Would be in force'} in {activatedIn}.
        </p>
      ) : null}
      {leftOut.length > 0 ? <p>Left out, since they belong to no policy: {leftOut.join(', ')}.</p> : null}
    </div>
  );
}
