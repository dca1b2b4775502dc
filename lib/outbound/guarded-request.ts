import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { AllowList } from './allow-list';
import { hostOf } from './host-of';
import { judgeAddress } from './judge-address';
import { judgedLookup } from './judged-lookup';
import { OutboundProblem, toOutboundProblem } from './outbound-problem';

/** Nothing that is read of an answer is longer. */
const MOST_BYTES = 64 * 1024;

export type GuardedAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** The first 64 kB. */
  text: string;
};

/** A POST to an address that somebody named; see `makeGuardedPost`. */
export type GuardedPost = (
  url: string,
  request: { body: string; headers?: Record<string, string>; signal: AbortSignal },
) => Promise<GuardedAnswer>;

/**
 * A POST that reaches no internal network and speaks no plain HTTP but where the list allows it: the address is judged
 * when the connection to it is made. Redirections are answers like others, an answer is read up to 64 kB and to the end
 * of `signal`, which must have one; certificates are always checked. Throws `OutboundProblem`.
 */
export const makeGuardedPost =
  (allow: AllowList, setting: string): GuardedPost =>
  (address, { body, headers = {}, signal }) =>
    new Promise((done, failed) => {
      const url = new URL(address);
      const fail = (error: Error) => failed(toOutboundProblem(url.host, error, signal));
      if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return fail(new OutboundProblem(`${url.protocol} is no protocol to send to.`, 'refused'));
      const isEncrypted = url.protocol === 'https:';
      const judge = judgeAddress(hostOf(url), { allow, isEncrypted, setting });
      const name = url.hostname.replace(/^\[|\]$/g, '');
      try {
        if (isIP(name)) judge(name);
      } catch (refused) {
        return fail(refused as Error);
      }
      const sent = (isEncrypted ? httpsRequest : httpRequest)(
        url,
        {
          method: 'POST',
          lookup: judgedLookup(judge),
          agent: false,
          signal,
          headers: { 'user-agent': 'gatehouse', ...headers, 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          const chunks: Buffer[] = [];
          let size = 0;
          const end = () => {
            response.destroy();
            const text = Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
            done({ status: response.statusCode ?? 0, headers: response.headers, text });
          };
          response.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size >= MOST_BYTES) end();
          });
          // The status has come: whoever lets the rest of an answer hang has taken the message or not already.
          for (const last of ['end', 'close', 'error'] as const) response.on(last, end);
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
