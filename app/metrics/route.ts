import { handle } from '@/lib/http/handle';
import { writeMetrics } from '@/lib/views/metrics/write-metrics';
import packageJson from '@/package.json';

/** Gatehouse's own metrics and its objectives, for a Prometheus that scrapes with a token of scope read. */
export const GET = handle({ permission: 'settings:read' }, async ({ actor, now }) => {
  const { text, contentType } = await writeMetrics(actor, now, packageJson.version);
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
});
