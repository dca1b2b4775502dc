'use client';

import { AuditPage } from '../audit-page';
import { useQuery } from '@tanstack/react-query';
import { formatCounted } from '@/components/format/format-count';
import { legalHoldsQuery, retentionQuery } from '@/lib/client/audit-retention-queries';
import type { Permission } from '@/lib/domain/roles';
import { ErasePanel } from './erase-panel';
import { ErasuresPanel } from './erasures-panel';
import { HoldsPanel } from './holds-panel';
import { RulesPanel } from './rules-panel';

/** What the audit log keeps, for how long, what must stay and what was erased. */
export function RetentionPage({ permissions }: { permissions: readonly Permission[] }) {
  const state = useQuery(retentionQuery()).data;
  const holds = useQuery(legalHoldsQuery()).data;
  const mayKeep = permissions.includes('audit:keep');
  const standing = holds?.items.filter(({ releasedAt }) => releasedAt === null).length;
  const answer =
    state && standing !== undefined
      ? `${
          state.rules.length === 0
            ? 'Everything is kept for ever'
            : `${formatCounted(state.rules.length, 'rule says', 'rules say')} how long entries are kept`
        }; ${standing === 0 ? 'no legal hold stands' : `${formatCounted(standing, 'legal hold stands', 'legal holds stand')}`}.`
      : undefined;
  return (
    <AuditPage tab="/audit/retention" permissions={permissions} controls={[]} answer={answer}>
      <RulesPanel mayKeep={mayKeep} />
      <HoldsPanel mayKeep={mayKeep} />
      <ErasePanel mayKeep={mayKeep} />
      <ErasuresPanel />
    </AuditPage>
  );
}
