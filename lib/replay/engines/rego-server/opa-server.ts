import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { CandidateError } from '../../engine';
import { isInternalAddress } from '@/lib/domain/is-internal-address';
import { judgedLookup } from '@/lib/outbound/judged-lookup';

const ANSWERED_WITHIN_MS = 10_000;
const MAX_ANSWER = 4 * 1_048_576;

export type OpaAnswer = { status: number; body: unknown };

/** An OPA server that somebody named, spoken to over connections that stay open. */
export class OpaServer {
  readonly #base: URL;
  readonly #agent: HttpAgent;
  readonly #mayBeInternal: boolean;

  /** `allowedHosts`: the hosts (as host:port) that may lie in this machine's networks. Throws `CandidateError`. */
  constructor(url: string, allowedHosts: readonly string[], connections: number) {
    this.#base = new URL(url);
    const port = this.#base.port || (this.#base.protocol === 'https:' ? '443' : '80');
    this.#mayBeInternal = allowedHosts.includes(`${this.#base.hostname}:${port}`);
    const host = this.#base.hostname.replace(/^\[|\]$/g, '');
    if (this.#base.username || this.#base.password)
      throw new CandidateError('The address of the OPA server must not hold a password.');
    if (isIP(host)) this.#refuseInternal(host);
    const Agent = this.#base.protocol === 'https:' ? HttpsAgent : HttpAgent;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, lookup: this.#lookup });
  }

  /** One request; redirections are not followed. Throws `CandidateError` when there is no answer in time. */
  send(
    method: 'PUT' | 'POST' | 'DELETE',
    path: string,
    body?: { type: string; text: string },
  ): Promise<OpaAnswer> {
    const url = new URL(path, this.#base);
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const content = body && Buffer.from(body.text);
    return new Promise((done, failed) => {
      const fail = (error: Error) =>
        failed(
          error instanceof CandidateError
            ? error
            : new CandidateError(`The OPA server at ${this.#base.origin} does not answer: ${error.message}.`),
        );
      const sent = request(
        url,
        {
          method,
          agent: this.#agent,
          signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
          headers: content && { 'content-type': body!.type, 'content-length': content.length },
        },
        (response) => {
          const chunks: Buffer[] = [];
          let size = 0;
          response.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > MAX_ANSWER) sent.destroy(new Error('its answer is larger than 4 MB'));
            else chunks.push(chunk);
          });
          response.on('end', () =>
            done({ status: response.statusCode ?? 0, body: parse(Buffer.concat(chunks).toString('utf8')) }),
          );
          response.on('error', fail);
        },
      );
      sent.on('error', fail);
      sent.end(content);
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #lookup = judgedLookup((address) => this.#refuseInternal(address));

  #refuseInternal(address: string): void {
    if (this.#mayBeInternal || !isInternalAddress(address)) return;
    throw new CandidateError(
      `The OPA server at ${this.#base.host} lies in an internal network. An administrator can allow it: set GATEHOUSE_REPLAY_OPA_HOSTS to its host and port.`,
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
