import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { WebhookSender } from '@/lib/simulator/formats/format';
import type { SimulatedBatch } from '@/lib/simulator/generate-batches';
import { RefusedError, type App } from '../app';
import { signWebhook } from './sign-webhook';
import type { WebhookSecrets } from './webhook-secrets';

const compress = promisify(gzip);

type SendingOptions = {
  backfill: boolean;
  concurrency: number;
  /** What sources sign with, for live webhooks. */
  webhookSecrets?: WebhookSecrets;
  signal?: AbortSignal;
  onSent?: (batch: SimulatedBatch) => void;
};

type Sender = Pick<App, 'sendPatiently'>;

/** Sends a webhook as its source does, plain and signed; false where the secret is not the right one any more. */
async function sendSigned(
  app: Sender,
  webhook: WebhookSender,
  { path, body }: SimulatedBatch,
  secret: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json', ...signWebhook(webhook, text, secret) };
  try {
    await app.sendPatiently(path, { method: 'POST', body: text, headers, isSigned: true }, signal);
    return true;
  } catch (error) {
    if (error instanceof RefusedError && error.status === 401) return false;
    throw error;
  }
}

async function sendBatch(app: Sender, batch: SimulatedBatch, options: SendingOptions): Promise<void> {
  const { path, body, webhook } = batch;
  const { backfill, webhookSecrets = {}, signal } = options;
  const secret = webhook && webhookSecrets[webhook];
  // No signature covers the parameter that history takes.
  if (secret && !backfill && (await sendSigned(app, webhook, batch, secret, signal))) return;
  await app.sendPatiently(
    `${path}${backfill ? '?backfill=true' : ''}`,
    {
      method: 'POST',
      body: await compress(JSON.stringify(body), { level: 1 }),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    },
    signal,
  );
}

/**
 * Sends batches through the real ingest, a few at once: gzipped by token, or signed as live webhooks are. Reports each batch once it is durable; resolves after the
 * last. Throws what the ingest refuses for good.
 */
export async function sendBatches(
  app: Sender,
  batches: Iterable<SimulatedBatch>,
  options: SendingOptions,
): Promise<void> {
  const iterator = batches[Symbol.iterator]();
  const sender = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      const batch = next.value;
      options.signal?.throwIfAborted();
      await sendBatch(app, batch, options);
      options.onSent?.(batch);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, sender));
}
