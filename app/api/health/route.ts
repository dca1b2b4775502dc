import { checkHealth } from '@/lib/views/check-health';

export const dynamic = 'force-dynamic';

/** 200 when the store answers and its migrations are applied; no sign-in. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
