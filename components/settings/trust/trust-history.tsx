'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createTwoFilesPatch } from 'diff';
import { useState } from 'react';
import { PatchView } from '@/components/diff/patch-view';
import { formatCounted } from '@/components/format/format-count';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { Time } from '@/components/values/time';
import { sendJson } from '@/lib/client/fetch-json';
import { trustRuleVersionsQuery } from '@/lib/client/settings-queries';
import { trustRuleVersionSchema, type TrustRuleVersion } from '@/lib/domain/read-models/trust-rules';
import { describeTrustRule } from '@/lib/domain/trust-rules/describe-trust-rule';
import { ONLY_ADMINISTRATORS } from './trust-words';

const textOf = (version: TrustRuleVersion | undefined): string =>
  (version?.rules ?? []).map((rule) => `${describeTrustRule(rule)}\n`).join('');

/** The versions of the rules, newest first, each with what it changed and the way back to it. */
export function TrustHistory({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(trustRuleVersionsQuery());
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<number | null>(null);
  const [wanted, setWanted] = useState<TrustRuleVersion | null>(null);
  const restore = useMutation({
    mutationFn: ({ old, base }: { old: TrustRuleVersion; base: number }) =>
      sendJson(
        'PUT',
        '/api/v1/trust-rules',
        { rules: old.rules, note: `Version ${old.version} restored`, base },
        trustRuleVersionSchema,
      ),
    onSuccess: async ({ version }) => {
      showToast({ title: `Version ${version} of the trust rules saved` });
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/trust-rules'] });
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/trust-rules/versions'] });
    },
  });
  return (
    <QueryPanel
      title="History"
      description="A version is never changed. Restoring an old one saves it as a new version."
      what="versions"
      height={120}
      query={query}
      emptyOf={({ items }) =>
        items.length === 0
          ? {
              kind: 'not-connected',
              title: 'No version yet.',
              how: 'The first rules that you save become version 1.',
            }
          : null
      }
    >
      {({ items }) => (
        <>
          <ol className="grid">
            {items.map((item, index) => {
              const isOpen = open === item.version;
              return (
                <li
                  key={item.version}
                  aria-label={`Version ${item.version}`}
                  className="border-line grid gap-2 border-b py-2.5 last:border-0"
                >
                  <div className="flex flex-wrap items-center justify-between gap-2">
                    <div className="min-w-0">
                      <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
                        Version {item.version}
                        {index === 0 ? <Badge variant="accent">Active</Badge> : null}
                      </p>
                      <p className="text-sm [overflow-wrap:anywhere]">{item.note}</p>
                      <p className="text-fg-muted text-xs">
                        {formatCounted(item.rules.length, 'rule')}, by {item.author}{' '}
                        <Time at={item.createdAt} />
                      </p>
                    </div>
                    <div className="flex gap-2">
                      <Button
                        size="sm"
                        aria-expanded={isOpen}
                        onClick={() => setOpen(isOpen ? null : item.version)}
                      >
                        {isOpen ? 'Hide changes' : 'Show changes'}
                      </Button>
                      {index === 0 ? null : (
                        <PermittedButton
                          size="sm"
                          allowed={mayWrite}
                          reason={ONLY_ADMINISTRATORS}
                          onClick={() => setWanted(item)}
                        >
                          Restore
                        </PermittedButton>
                      )}
                    </div>
                  </div>
                  {isOpen ? <Changes item={item} previous={items[index + 1]} /> : null}
                </li>
              );
            })}
          </ol>
          <ConfirmDialog
            open={wanted !== null}
            onOpenChange={(isOpen) => (isOpen ? undefined : setWanted(null))}
            title={`Restore version ${wanted?.version ?? ''}?`}
            description="Its rules become the newest version, and place the events that come from then on. Past events stay until you move them."
            confirmLabel="Restore"
            onConfirm={async () => {
              if (wanted) await restore.mutateAsync({ old: wanted, base: items[0]?.version ?? 0 });
            }}
          />
        </>
      )}
    </QueryPanel>
  );
}

function Changes({ item, previous }: { item: TrustRuleVersion; previous: TrustRuleVersion | undefined }) {
  const [before, after] = [textOf(previous), textOf(item)];
  if (before === after)
    return (
      <p className="text-fg-muted text-sm">
        The rules are those of {previous ? `version ${previous.version}` : 'before'}.
      </p>
    );
  const name = previous ? `Version ${previous.version} → ${item.version}` : `Version ${item.version}`;
  return <PatchView patch={createTwoFilesPatch(name, name, before, after)} />;
}
