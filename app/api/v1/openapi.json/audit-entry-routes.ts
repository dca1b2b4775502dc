import type { DescribedRoute } from '@/lib/http/describe-api';
import * as actor from '../audit/actors/[ref]/route';
import * as entry from '../audit/entries/[id]/route';
import * as targets from '../audit/targets/route';

/** The routes about single entries of the audit log, who acted and what it was done to. */
export const AUDIT_ENTRY_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/audit/entries/{id}',
    summary:
      'An entry of the audit log with what proves that it is in it, and what happened around it. Reading it is an entry itself.',
    handlers: entry,
  },
  {
    path: '/api/v1/audit/actors/{ref}',
    summary:
      'Everything that one identity did, by its pseudonym, and which of its rights it used. Reading it is an entry itself.',
    handlers: actor,
  },
  {
    path: '/api/v1/audit/targets',
    summary: 'Everything that was done to one thing, named as type:id. Reading it is an entry itself.',
    handlers: targets,
  },
];
