'use client';

import Link from 'next/link';
import { Panel } from '@/components/states/panel';
import { Summary } from '@/components/ui/summary';
import { Time } from '@/components/values/time';
import type { AuditTarget } from '@/lib/domain/read-models/audit-parties';
import { entryHref } from '../audit-hrefs';
import { ChangesView } from '../changes/changes-view';
import { nameOfActor } from '../entry/describe-entry';

/** What changed of a target over time, last first, each as a diff. */
export function ChangesPanel({ changes }: { changes: AuditTarget['changes'] }) {
  return (
    <Panel title="Changes over time" description="The last entries of this window that tell what changed.">
      {changes.length === 0 ? (
        <p className="text-fg-muted text-sm">No entry of this window tells what changed.</p>
      ) : (
        <ol className="grid gap-3">
          {changes.map((entry, place) => (
            <li key={entry.id}>
              <details open={place === 0}>
                <Summary className="text-sm">
                  <span>
                    {nameOfActor(entry)}: {entry.action}, <Time at={entry.occurredAt} as="absolute" />
                  </span>
                </Summary>
                <div className="grid gap-2 pt-2">
                  <ChangesView changes={entry.changes} source={entry.source} />
                  <Link href={entryHref(entry.id)} className="link justify-self-start text-xs">
                    The entry and its proof
                  </Link>
                </div>
              </details>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
