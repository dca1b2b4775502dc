import { remediationSchema } from '@/lib/domain/read-models/remediation';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getRemediation } from '@/lib/views/remediation/get-remediation';

/** Alerts and how long it took to resolve them. */
export const GET = handle(
  { permission: 'dashboards:read', query: scopeFilterSchema, answer: remediationSchema },
  ({ actor, query, now }) => getRemediation(actor, query, now),
);
