import { OutboundProblem } from '@/lib/outbound/outbound-problem';
import type { GuardedAnswer } from '@/lib/outbound/guarded-request';
import type { Outcome, SendOptions } from '../channel';
import { judgeAnswer } from './judge-answer';

/**
 * Sends a body as JSON. `read` may judge answers that say more than their status does: null leaves it to the status. A
 * refused address is a matter of settings, so that the message waits for these.
 */
export async function postJson(
  url: string,
  body: unknown,
  { post, signal, now }: SendOptions,
  {
    headers,
    read = () => null,
  }: { headers?: Record<string, string>; read?: (answer: GuardedAnswer) => Outcome | null } = {},
): Promise<Outcome> {
  try {
    const answer = await post(url, {
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
      signal,
    });
    return read(answer) ?? judgeAnswer(answer, new URL(url).host, now);
  } catch (error) {
    if (!(error instanceof OutboundProblem)) throw error;
    return { outcome: 'retry', status: null, detail: error.message, afterMs: null };
  }
}
