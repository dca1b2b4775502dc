import { OutboundProblem } from '@/lib/outbound/outbound-problem';
import type { Outcome } from '../channel';
import { sayOf } from '../http/judge-answer';

type SmtpError = Error & { code?: string; responseCode?: number; response?: string };

/**
 * What an error of a mail server means: a permanent one (5xx, RFC 5321, 4.2.1) about sender, receivers or text ends the
 * delivery; everything about the connection, and a refused sign-in, may be set right.
 */
export function judgeSmtpError(error: unknown, host: string, signal: AbortSignal): Outcome {
  if (error instanceof OutboundProblem)
    return { outcome: 'retry', status: null, detail: error.message, afterMs: null };
  const { code, responseCode, response, message } = error as SmtpError;
  const status = responseCode ?? null;
  if (signal.aborted)
    return { outcome: 'retry', status, detail: `${host} does not answer in time.`, afterMs: null };
  const said = sayOf(response ?? message ?? '');
  const detail = `${host}${status ? ` answers ${said}` : `: ${said || code || 'the connection ended'}`}`;
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (status !== null && status >= 500 && isAboutMail) return { outcome: 'failed', status, detail };
  return { outcome: 'retry', status, detail, afterMs: null };
}
