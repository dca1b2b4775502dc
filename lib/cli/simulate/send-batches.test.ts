import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SimulatedBatch } from '@/lib/simulator/generate-batches';
import { RefusedError, type App } from '../app';
import { sendBatches } from './send-batches';
import { signWebhook } from './sign-webhook';

const at = '2026-11-21T10:00:00.000Z';
const review: SimulatedBatch = {
  path: '/api/ingest/github',
  body: { action: 'submitted' },
  at,
  events: 1,
  webhook: 'github',
};
const events: SimulatedBatch = { path: '/api/ingest/events', body: [{ kind: 'auth' }], at, events: 1 };
const webhookSecrets = { github: 'whsec_estate' };

/** What arrives at a Gatehouse that refuses signed requests or takes them. */
async function send(batch: SimulatedBatch, options: { backfill: boolean }, takesSigned = true) {
  const arrived: { path: string; isSigned: boolean; body: string; signature: string | undefined }[] = [];
  const app: Pick<App, 'sendPatiently'> = {
    sendPatiently: (path, { body, headers, isSigned = false }) => {
      const text = typeof body === 'string' ? body : gunzipSync(body!).toString();
      arrived.push({ path, isSigned, body: text, signature: headers?.['x-hub-signature-256'] });
      if (isSigned && !takesSigned) throw new RefusedError(401, { title: 'No valid signature.' });
      return Promise.resolve(new Response());
    },
  };
  await sendBatches(app, [batch], { ...options, concurrency: 1, webhookSecrets });
  return arrived;
}

describe('a batch of the estate', () => {
  it('is signed as a live webhook of a source whose secret is known, over the body as it is', async () => {
    const body = '{"action":"submitted"}';
    const signature = signWebhook('github', body, webhookSecrets.github)['x-hub-signature-256'];
    expect(await send(review, { backfill: false })).toEqual([
      { path: '/api/ingest/github', isSigned: true, body, signature },
    ]);
  });

  it('comes by token as history, and where it is no webhook', async () => {
    expect(await send(review, { backfill: true })).toMatchObject([
      { path: '/api/ingest/github?backfill=true', isSigned: false, signature: undefined },
    ]);
    expect(await send(events, { backfill: false })).toMatchObject([
      { path: '/api/ingest/events', isSigned: false, body: '[{"kind":"auth"}]' },
    ]);
  });

  it('comes by token when somebody changed the secret, so that nothing is missing', async () => {
    expect(await send(review, { backfill: false }, false)).toMatchObject([
      { isSigned: true },
      { path: '/api/ingest/github', isSigned: false },
    ]);
  });
});
