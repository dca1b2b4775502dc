import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { isInternalAddress } from '@/lib/domain/is-internal-address';
import { hostOf } from '@/lib/outbound/host-of';
import { judgedLookup } from '@/lib/outbound/judged-lookup';
import { signStandardWebhook } from '@/lib/outbound/sign-standard-webhook';
import { WitnessProblem, type KeptCheckpoint, type Witness, type WitnessLimits } from '../witness';

const ANSWERED_WITHIN_MS = 10_000;

/**
 * Sends a checkpoint to an address, signed, and returns once it was accepted (any status of 200 to 299). Redirections
 * are not followed, and an internal network is reached only where the limits name the host. Throws `WitnessProblem`.
 */
export async function keepByWebhook(
  { id, place, secret }: Pick<Witness, 'id' | 'place' | 'secret'>,
  { size, note }: KeptCheckpoint,
  { hosts }: Pick<WitnessLimits, 'hosts'>,
  now: Date,
): Promise<void> {
  if (secret === null)
    throw new WitnessProblem('The secret cannot be read: it was encrypted under another GATEHOUSE_SECRET.');
  const body = JSON.stringify({
    type: 'audit.checkpoint',
    timestamp: now.toISOString(),
    data: { origin: parseCheckpoint(note.split('\n\n')[0] + '\n')?.origin, size: size.toString(), note },
  });
  const status = await post(new URL(place), hosts, body, {
    'content-type': 'application/json',
    'user-agent': 'gatehouse',
    ...signStandardWebhook({ id: `${id}-${size}`, now, body }, secret),
  });
  if (status < 200 || status > 299) throw new WitnessProblem(`${new URL(place).host} answers ${status}.`);
}

function post(
  url: URL,
  hosts: readonly string[],
  body: string,
  headers: Record<string, string>,
): Promise<number> {
  const mayBeInternal = hosts.includes(hostOf(url));
  const refuseInternal = (address: string) => {
    if (mayBeInternal || !isInternalAddress(address)) return;
    throw new WitnessProblem(
      `${url.host} lies in an internal network. An administrator of this machine can allow it: set GATEHOUSE_WITNESS_HOSTS to its host and port.`,
    );
  };
  return new Promise((done, failed) => {
    const fail = (error: Error) =>
      failed(
        error instanceof WitnessProblem
          ? error
          : new WitnessProblem(
              `${url.host} does not answer${error.name === 'AbortError' ? ' in time' : `: ${error.message}`}.`,
              { cause: error },
            ),
      );
    const host = url.hostname.replace(/^\[|\]$/g, '');
    try {
      if (isIP(host)) refuseInternal(host);
    } catch (refused) {
      return fail(refused as Error);
    }
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const sent = send(
      url,
      {
        method: 'POST',
        lookup: judgedLookup(refuseInternal),
        agent: false,
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        // Nothing of the answer counts but its status.
        response.destroy();
        done(response.statusCode ?? 0);
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}
