import type { DescribedRoute } from '@/lib/http/describe-api';
import * as entry from '../audit/entries/[id]/route';

/** The routes about single entries of the audit log, who acted and what it was done to. */
export const AUDIT_ENTRY_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/audit/entries/{id}',
    summary:
      'An entry of the audit log with what proves that it is in it, and what happened around it. Reading it is an entry itself.',
    handlers: entry,
  },
];
