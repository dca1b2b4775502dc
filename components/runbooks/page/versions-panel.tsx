'use client';

import { useQuery } from '@tanstack/react-query';
import { createTwoFilesPatch } from 'diff';
import { useState } from 'react';
import { PatchView } from '@/components/diff/patch-view';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/values/time';
import { runbookVersionQuery } from '@/lib/client/runbook-queries';
import type { Runbook, RunbookVersion } from '@/lib/domain/read-models/runbooks';
import { SOURCE_WORDS } from '../runbook-words';

/** The versions of a runbook, the newest first, each with what it changed. */
export function VersionsPanel({ runbook: { slug, versions } }: { runbook: Runbook }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <Panel title="Versions" description="A version is never changed.">
      <ol className="grid text-sm">
        {versions.map((version, index) => (
          <li
            key={version.version}
            aria-label={`Version ${version.version}`}
            className="border-line grid gap-2 border-b py-2 first:pt-0 last:border-0 last:pb-0"
          >
            <div className="flex flex-wrap items-center justify-between gap-2">
              <VersionLine version={version} />
              {index < versions.length - 1 ? (
                <Button
                  size="sm"
                  variant="ghost"
                  aria-expanded={open === version.version}
                  onClick={() => setOpen(open === version.version ? null : version.version)}
                >
                  {open === version.version ? 'Hide changes' : 'Changes'}
                </Button>
              ) : null}
            </div>
            {open === version.version ? (
              <Changes slug={slug} from={versions[index + 1]!.version} to={version.version} />
            ) : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const VersionLine = ({ version: { version, source, path, commit, at, by } }: { version: RunbookVersion }) => (
  <div className="min-w-0">
    <p className="font-medium">
      Version {version}, {SOURCE_WORDS[source]}
    </p>
    <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">
      {by}, <Time at={at} />
      {path ? `; ${path}` : ''}
      {commit ? ` at ${commit.slice(0, 12)}` : ''}
    </p>
  </div>
);

function Changes({ slug, from, to }: { slug: string; from: number; to: number }) {
  const before = useQuery(runbookVersionQuery(slug, from));
  const after = useQuery(runbookVersionQuery(slug, to));
  return (
    <QueryState query={before} what="the version before" height={120}>
      {({ text: old }) => (
        <QueryState query={after} what="the version" height={120}>
          {({ text }) => <TextChanges name={`${slug}.md`} from={old} to={text} />}
        </QueryState>
      )}
    </QueryState>
  );
}

/** What differs between two texts, as a diff. */
export function TextChanges({ name, from, to }: { name: string; from: string; to: string }) {
  if (from === to) return <p className="text-fg-muted text-sm">The texts are the same.</p>;
  return <PatchView patch={createTwoFilesPatch(name, name, from, to)} />;
}
