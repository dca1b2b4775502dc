'use client';

import type { ReactNode } from 'react';
import { QueryState, type QueryResult } from '@/components/states/query-state';
import type { Permission } from '@/lib/domain/roles';
import { AuditPage } from '../audit-page';
import { NotPermitted } from '../not-permitted';

/** The frame of the page of one actor or target, for those who may read the audit log. */
export function PartyPage<T>({
  name,
  answer,
  query,
  what,
  permissions,
  children,
}: {
  name: string;
  answer: string | undefined;
  query: QueryResult<T>;
  /** "this actor", for error messages. */
  what: string;
  permissions: readonly Permission[];
  children: (data: T) => ReactNode;
}) {
  return (
    <AuditPage
      tab="/audit"
      permissions={permissions}
      title={name}
      documentTitle={`${name} · Audit`}
      controls={['range', 'refresh']}
      back={{ href: '/audit', label: 'Trail' }}
      answer={answer}
    >
      {permissions.includes('audit:read') ? (
        <QueryState query={query} what={what} height={640}>
          {children}
        </QueryState>
      ) : (
        <NotPermitted />
      )}
    </AuditPage>
  );
}
