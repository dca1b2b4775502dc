import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { RefusedError, type App } from '../app';
import { toLines, type Body } from './make-bodies';

export type Refused = { index: number; code: string; path: string; message: string };

const compress = promisify(gzip);

/**
 * Sends one body and returns what was answered. Where the body as a whole is refused as no JSON, it is sent once
 * more as lines, so that only what is broken is refused. Throws `RefusedError` for any other refusal.
 */
export async function sendBody<Answer>(
  app: App,
  path: string,
  body: Body,
  signal?: AbortSignal,
): Promise<Answer> {
  const send = async (text: string, contentType: string) => {
    const options = {
      method: 'POST',
      body: await compress(text),
      headers: { 'content-type': contentType, 'content-encoding': 'gzip' },
    };
    const response = await app.sendPatiently(path, options, signal);
    return (await response.json()) as Answer;
  };
  try {
    return await send(body.text, body.contentType);
  } catch (error) {
    if (!(error instanceof RefusedError && error.status === 400)) throw error;
    return send(toLines(body.records), 'application/x-ndjson');
  }
}
