import type { DescribedRoute } from '@/lib/http/describe-api';
import * as erasures from '../audit/erasures/route';
import * as erasuresFields from '../audit/erasures/fields/route';
import * as erasuresPreview from '../audit/erasures/preview/route';
import * as holds from '../audit/holds/route';
import * as holdsIdRelease from '../audit/holds/[id]/release/route';
import * as retention from '../audit/retention/route';
import * as retentionPreview from '../audit/retention/preview/route';

/** The routes about what the audit log keeps, and for how long. */
export const AUDIT_RETENTION_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/audit/retention',
    summary: 'How long entries of the audit log are kept, by zone and class.',
    handlers: retention,
  },
  {
    path: '/api/v1/audit/retention/preview',
    summary: 'What rules of retention would erase now, saved or not.',
    handlers: retentionPreview,
  },
  {
    path: '/api/v1/audit/holds',
    summary: 'Legal holds: entries that neither retention nor a request erases.',
    handlers: holds,
  },
  { path: '/api/v1/audit/holds/{id}/release', summary: 'Ends a legal hold.', handlers: holdsIdRelease },
  {
    path: '/api/v1/audit/erasures',
    summary: 'What was erased from the audit log and why; erases more. Proofs stay valid.',
    handlers: erasures,
  },
  {
    path: '/api/v1/audit/erasures/fields',
    summary: 'What was erased of one entry, when and why.',
    handlers: erasuresFields,
  },
  {
    path: '/api/v1/audit/erasures/preview',
    summary: 'What an erasure would touch, and which legal holds stand against it.',
    handlers: erasuresPreview,
  },
];
