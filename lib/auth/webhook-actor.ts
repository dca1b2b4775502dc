import type { Actor } from '@/lib/domain/roles';

/** Whoever signs with the webhook secret of a source: it may send events and do nothing else. */
export const webhookActor = (source: string): Actor => ({
  type: 'system',
  id: `webhook:${source}`,
  name: `the webhook of ${source}`,
  permissions: new Set(['ingest:write']),
  zones: null,
});
