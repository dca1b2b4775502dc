import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a refused request said, for people and for --json. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(
    readonly status: number,
    readonly problem: {
      title?: string;
      detail?: string;
      remedy?: string;
      requestId?: string;
      errors?: unknown;
    },
  ) {
    const { detail, title, remedy, requestId, errors } = problem;
    const fields = Array.isArray(errors) ? (errors as { path: string; message: string }[]) : [];
    super(
      [
        detail ?? title ?? `The server answered ${status}.`,
        ...fields.map(({ path, message }) => `  ${path || '(document)'}: ${message}`),
        ...(remedy ? [remedy] : []),
        ...(requestId ? [`Request id: ${requestId}`] : []),
      ].join('\n'),
    );
  }
}

type SendOptions = {
  method?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  /** The request proves itself in another way than by the token. */
  isSigned?: boolean;
};

/** Statuses after which the same request may succeed: nothing of it was stored, or it is stored once. */
const WORTH_RETRYING = new Set([429, 502, 503, 504]);

/** A running Gatehouse, spoken to with the command line's token. */
export class App {
  constructor(
    readonly url: string,
    readonly publicUrl: string,
    private readonly token: string,
  ) {}

  async isHealthy(): Promise<boolean> {
    return fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  get<T>(path: string): Promise<T> {
    return this.send(path, {}).then((response) => response.json() as Promise<T>);
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const response = await this.send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** Sends until it is taken: waits as told after 429 and 503, and through a restart. Throws when aborted. */
  async sendPatiently(path: string, options: SendOptions, signal?: AbortSignal): Promise<Response> {
    for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, 5_000)) {
      signal?.throwIfAborted();
      try {
        return await this.send(path, options);
      } catch (error) {
        if (error instanceof RefusedError && !WORTH_RETRYING.has(error.status)) throw error;
        await sleep(waitMs, undefined, { signal });
      }
    }
  }

  /** One request. Throws `RefusedError` for any status of 400 and above. */
  async send(
    path: string,
    { method = 'GET', body, headers = {}, isSigned = false }: SendOptions,
  ): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      headers: { ...(isSigned ? {} : { authorization: `Bearer ${this.token}` }), ...headers },
      body: body as BodyInit | undefined,
    });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as RefusedError['problem'];
    throw new RefusedError(response.status, problem);
  }

  /** The JSON lines of a streamed answer, as they come. */
  async *lines<T>(path: string, body?: unknown): AsyncGenerator<T> {
    const response = await this.send(path, {
      method: 'POST',
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    if (!response.body) return;
    const reader = createInterface({ input: Readable.fromWeb(response.body as ReadableStream) });
    for await (const line of reader) if (line.trim()) yield JSON.parse(line) as T;
  }
}
