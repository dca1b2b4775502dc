'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { useSettled } from '@/components/forms/use-settled';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { Time } from '@/components/values/time';
import { retentionPreviewQuery, retentionQuery } from '@/lib/client/audit-retention-queries';
import { sendJson } from '@/lib/client/fetch-json';
import { zonesQuery } from '@/lib/client/inventory-queries';
import { retentionRulesSchema, type RetentionRule } from '@/lib/domain/audit-retention/retention-rule';
import type { RetentionState } from '@/lib/domain/read-models/audit-retention';
import { draftOf, readDrafts, type RuleDraft } from './rule-draft';
import { RuleRow } from './rule-row';
import { WHO_KEEPS } from './retention-words';

/** Counting what rules would erase reads the whole log. */
const SETTLED_MS = 400;

/** How long entries are kept, by zone and class, with what the rules would erase now. */
export function RulesPanel({ mayKeep }: { mayKeep: boolean }) {
  const query = useQuery(retentionQuery());
  return (
    <QueryPanel
      title="How long entries are kept"
      description="Without a rule, for ever. The rule for zone and class goes before one for either, that before one for all; of a rule for the zone and one for the class the longer counts. Days count from when an entry was recorded."
      what="rules of retention"
      height={140}
      query={query}
    >
      {(state) => <RulesEditor key={JSON.stringify(state.rules)} state={state} mayKeep={mayKeep} />}
    </QueryPanel>
  );
}

function RulesEditor({ state, mayKeep }: { state: RetentionState; mayKeep: boolean }) {
  const stored = state.rules.map(draftOf);
  const [drafts, setDrafts] = useState<RuleDraft[]>(stored);
  const [saving, setSaving] = useState(false);
  const queryClient = useQueryClient();
  const inventory = useQuery(zonesQuery()).data?.items ?? [];
  const zones = [...new Set([...inventory.map(({ slug }) => slug), ...state.zones])].toSorted();
  const read = readDrafts(drafts);
  const rules = 'rules' in read ? read.rules : null;
  const isChanged = JSON.stringify(rules) !== JSON.stringify(state.rules);
  const wanted = JSON.stringify(rules);
  const asked = useSettled(wanted, SETTLED_MS);
  const preview = useQuery({
    ...retentionPreviewQuery(readRules(asked)),
    enabled: asked !== 'null' && asked !== '[]',
  });
  const counted = asked === wanted ? preview.data : undefined;
  const rows = counted?.items ?? null;
  const now = rules?.length === 0 ? 0 : counted ? counted.due - counted.held : null;
  const save = async () => {
    await sendJson('PUT', '/api/v1/audit/retention', { rules }, retentionRulesSchema);
    showToast({ title: 'Rules of retention saved', description: 'They are applied every hour.' });
    await queryClient.invalidateQueries({ queryKey: ['/api/v1/audit/retention'] });
  };
  return (
    <div className="grid gap-3">
      {drafts.length === 0 ? (
        <p className="text-fg-muted text-sm">No rules: everything is kept for ever.</p>
      ) : (
        <ol className="grid gap-2">
          {drafts.map((draft, place) => (
            <RuleRow
              key={draft.key}
              draft={draft}
              position={place + 1}
              zones={zones}
              error={'errors' in read ? (read.errors.get(place) ?? null) : null}
              preview={rows?.[place] ?? null}
              disabled={!mayKeep}
              onChange={(changed) =>
                setDrafts(drafts.map((each) => (each.key === changed.key ? changed : each)))
              }
              onRemove={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
            />
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <PermittedButton
          allowed={mayKeep}
          reason={WHO_KEEPS}
          onClick={() =>
            setDrafts([
              ...drafts,
              { key: Math.max(-1, ...drafts.map(({ key }) => key)) + 1, zone: '', class: '', days: '365' },
            ])
          }
        >
          <Plus aria-hidden />
          Add rule
        </PermittedButton>
        {isChanged && mayKeep ? (
          <>
            <Button variant="primary" disabled={rules === null} onClick={() => setSaving(true)}>
              Save rules
            </Button>
            <Button variant="ghost" onClick={() => setDrafts(stored)}>
              Discard changes
            </Button>
          </>
        ) : null}
        <Standing state={state} />
      </div>
      <ConfirmDialog
        open={saving}
        onOpenChange={setSaving}
        title="Save these rules?"
        description={`${
          now === null
            ? 'What they would erase now is still being counted.'
            : now === 0
              ? 'They would erase nothing now.'
              : `Within the hour they erase ${formatCounted(now, 'entry', 'entries')} but for their hashes.`
        } What is erased never comes back. Every proof and checkpoint stays valid.`}
        confirmLabel="Save rules"
        onConfirm={save}
      />
    </div>
  );
}

const readRules = (text: string): RetentionRule[] => (JSON.parse(text) as RetentionRule[] | null) ?? [];

/** How far retention has come. */
function Standing({ state: { size, minIndex, prunedAt, erased } }: { state: RetentionState }) {
  const all = formatCounted(Number(size), 'entry', 'entries');
  const dropped = Number(minIndex);
  if (dropped === 0 && erased === 0)
    return (
      <p className="text-fg-muted text-xs sm:ml-auto">Of {all} none was dropped or erased as a whole.</p>
    );
  return (
    <p className="text-fg-muted text-xs sm:ml-auto">
      {`Of ${all}, `}
      {dropped > 0 ? `the first ${formatCount(dropped)} were dropped` : null}
      {dropped > 0 && prunedAt ? (
        <>
          {' (last '}
          <Time at={prunedAt} />)
        </>
      ) : null}
      {dropped > 0 && erased > 0 ? '; ' : null}
      {erased > 0
        ? `of ${formatCount(erased)} ${dropped > 0 ? (erased === 1 ? 'other ' : 'others ') : ''}only the hash is left`
        : null}
      .
    </p>
  );
}
