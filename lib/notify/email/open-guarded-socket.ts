import { connect, isIP, type Socket } from 'node:net';
import type { AllowList } from '@/lib/outbound/allow-list';
import { judgeAddress } from '@/lib/outbound/judge-address';
import { judgedLookup } from '@/lib/outbound/judged-lookup';
import { toOutboundProblem } from '@/lib/outbound/outbound-problem';
import { ALLOW_SETTING } from '../allow-setting';

/**
 * A connection to a mail server that the guard let through: the address that was judged is the one that is connected to.
 * It is destroyed when the signal ends. Rejects with `OutboundProblem`.
 */
export function openGuardedSocket(
  { host, port, isEncrypted }: { host: string; port: number; isEncrypted: boolean },
  { allow, signal }: { allow: AllowList; signal: AbortSignal },
): Promise<Socket> {
  const name = `${host}:${port}`;
  const judge = judgeAddress(name, { allow, isEncrypted, setting: ALLOW_SETTING });
  return new Promise((done, failed) => {
    const fail = (error: Error) => failed(toOutboundProblem(name, error, signal));
    try {
      if (isIP(host)) judge(host);
    } catch (refused) {
      return fail(refused as Error);
    }
    const socket = connect({ host, port, lookup: judgedLookup(judge) });
    const abort = () => socket.destroy(new Error('not in time'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', abort));
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.removeListener('error', fail);
      // Whoever uses it listens itself; between the two nothing may end the process.
      socket.on('error', () => undefined);
      done(socket);
    });
  });
}
