import { defineFormat } from './format';

/** What people run by hand ends with a call that marks it: rotations of keys, and maintenances. */
export const markers = defineFormat({
  path: '/api/ingest/markers',
  kind: 'change',
  speaks: ({ type }) => type === 'rotation' || type === 'maintenance',
  write: ({ id, type, occurredAt, environment, author, message, url, labels }) => ({
    type,
    id,
    at: occurredAt,
    ...(environment ? { environment } : {}),
    author,
    message,
    ...(url ? { url } : {}),
    ...(labels ? { labels } : {}),
  }),
});
