'use client';

import { useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { PermittedLink } from '@/components/forms/permitted-link';
import { keepScope } from '@/components/time-range/keep-scope';
import { meQuery } from '@/lib/client/me-query';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import { NEEDS_REPLAY } from './may-not-replay';
import { regressionWindow } from './regression-window';
import { newReplayHref } from './replay-href';

/** From a policy: a replay that starts from the revision in force. */
export function ReplayPolicyLink({ policyId }: { policyId: string }) {
  return <ReplayLink href={newReplayHref(policyId)}>Replay</ReplayLink>;
}

/** From a diff: the revision before, or a repair of the newer one, over the hour in which it came into force. */
export function ReplayDiffLinks({ diff }: { diff: PolicyDiff }) {
  const window = regressionWindow(diff);
  const of = (revision: string) => newReplayHref(diff.policyId, { revision, ...window });
  return (
    <>
      {diff.from?.isTextKnown ? (
        <ReplayLink href={of(diff.from.revision)}>Replay the revision before</ReplayLink>
      ) : null}
      {diff.to.isTextKnown ? (
        <ReplayLink href={of(diff.to.revision)}>Replay a repaired candidate</ReplayLink>
      ) : null}
    </>
  );
}

function ReplayLink({ href, children }: { href: string; children: string }) {
  const me = useQuery(meQuery());
  const search = useSearchParams();
  if (!me.data) return null;
  return (
    <PermittedLink
      allowed={me.data.permissions.includes('policies:replay')}
      reason={NEEDS_REPLAY}
      href={keepScope(href, search)}
    >
      <FlaskConical aria-hidden />
      {children}
    </PermittedLink>
  );
}
