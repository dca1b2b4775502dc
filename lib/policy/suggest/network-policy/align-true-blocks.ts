import type { Observed } from '../access';
import { readPeer } from './peer';

/**
 * True blocks are told by decisions, which may know neither port nor namespace: such a one stands against every
 * connection that it may have been. Others are returned as they are.
 */
export function alignTrueBlocks(observed: readonly Observed[]): Observed[] {
  const connections = observed.filter(({ judged }) => judged === 'good');
  return observed.flatMap((each) => {
    if (each.judged !== 'bad') return each;
    const { app, namespace } = readPeer(each.principal);
    const meant = connections.filter(
      (one) =>
        one.target === each.target &&
        readPeer(one.principal).app === app &&
        (namespace === '' || readPeer(one.principal).namespace === namespace) &&
        (each.action === '' || one.action === each.action),
    );
    return [each, ...meant.map(({ principal, action }) => ({ ...each, principal, action }))];
  });
}
