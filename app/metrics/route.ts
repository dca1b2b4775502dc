import { handle } from '@/lib/http/handle';
import { writeMetrics } from '@/lib/views/metrics/write-metrics';

/** Gatehouse's own metrics, for a Prometheus that scrapes with a token of scope read. */
export const GET = handle({ permission: 'settings:read' }, async ({ actor }) => {
  const { text, contentType } = await writeMetrics(actor);
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
});
