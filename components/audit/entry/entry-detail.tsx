'use client';

import Link from 'next/link';
import { Panel } from '@/components/states/panel';
import { NotReported } from '@/components/values/not-reported';
import { toTargetKey } from '@/lib/domain/audit-filter';
import type { AuditEntryDetail } from '@/lib/domain/read-models/audit-entry';
import { actorHref, targetHref } from '../audit-hrefs';
import { ChangesView } from '../changes/changes-view';
import { ProofDownloads } from '../proof/proof-downloads';
import { ProofSteps } from '../proof/proof-steps';
import { useEntryVerification } from '../proof/use-entry-verification';
import { Verdict } from '../proof/verdict';
import { erasureOf } from '../erasure-of';
import { Around } from './around';
import { Erased } from './erased';
import { EventPanel } from './event-panel';
import { LeafPanel } from './leaf-panel';
import { WhoAndWhat } from './who-and-what';

/** Everything known about an entry, below what this browser found out about its proof. */
export function EntryDetail({ detail, mayErase }: { detail: AuditEntryDetail; mayErase: boolean }) {
  const { entry, sameActor, sameTarget, event, proof } = detail;
  const verification = useEntryVerification(detail);
  const [target] = entry.targets;
  return (
    <div className="grid gap-4">
      <Verdict detail={detail} verification={verification} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <WhoAndWhat detail={detail} mayErase={mayErase} />
        <Panel title="Before and after">
          <Changes detail={detail} />
        </Panel>
      </div>
      <Panel
        title="The proof, step by step"
        description="Computed in this browser from what Gatehouse answered, each step by itself."
      >
        <div className="grid gap-4">
          {verification.query.data ? (
            <ProofSteps detail={detail} verification={verification.query.data} />
          ) : (
            <p className="text-fg-muted text-sm">
              {proof ? 'No steps to show.' : 'There is no proof before a checkpoint covers the entry.'}
            </p>
          )}
          <ProofDownloads entry={entry} isCovered={proof !== null} />
        </div>
      </Panel>
      <div className="grid items-start gap-4 empty:hidden lg:grid-cols-2">
        {entry.leaf === null ? null : (
          <Around
            title="The same actor around it"
            actions={
              <AllOf
                href={`/audit?actor=${encodeURIComponent(entry.actor.ref)}`}
                page={actorHref(entry.actor.ref)}
                what="actor"
              />
            }
            around={sameActor}
            entry={entry}
            withActor={false}
          />
        )}
        {target && sameTarget ? (
          <Around
            title="The same target around it"
            actions={
              <AllOf
                href={`/audit?target=${encodeURIComponent(toTargetKey(target))}`}
                page={targetHref(target)}
                what="target"
              />
            }
            around={sameTarget}
            entry={entry}
            withActor
          />
        ) : null}
      </div>
      <LeafPanel leaf={entry.leaf} erasure={erasureOf(detail.erasures, 'leaf')} />
      {event ? <EventPanel event={event} /> : null}
    </div>
  );
}

function Changes({ detail: { entry, erasures } }: { detail: AuditEntryDetail }) {
  if (entry.erased.includes('changes') || entry.leaf === null)
    return <Erased erasure={erasureOf(erasures, 'changes')} />;
  if (entry.changes === null) return <NotReported>The source told no changes.</NotReported>;
  return <ChangesView changes={entry.changes} source={entry.source} />;
}

const AllOf = ({ href, page, what }: { href: string; page: string; what: string }) => (
  <span className="flex gap-3 text-xs">
    <Link href={page} className="link inline-flex min-h-6 items-center">
      Page of this {what}
    </Link>
    <Link href={href} className="link inline-flex min-h-6 items-center">
      In the trail
    </Link>
  </span>
);
