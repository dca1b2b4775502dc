import type { DescribedRoute } from '@/lib/http/describe-api';
import * as audit from '../audit/route';

/** The routes about the audit log: who did what, and that nobody touched the record. */
export const AUDIT_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/audit',
    summary: 'Entries of the audit log, last happened first. Reading them is an entry itself.',
    handlers: audit,
  },
];
