import dns from 'node:dns';
import type { LookupFunction } from 'node:net';

/**
 * Finds the addresses of a name as `node:dns` does and hands each to `judge`, which throws for one that must not be spoken
 * to. It is called for the very connection that is then made, so a name that means another address a moment later gains
 * nothing by it. Names that are addresses never come here: judge these before.
 */
export const judgedLookup =
  (judge: (address: string) => void): LookupFunction =>
  (host, options, answer) =>
    dns.lookup(host, { ...options, all: true }, (error, addresses) => {
      try {
        if (error) return answer(error, '', 4);
        for (const { address } of addresses) judge(address);
        if (options.all) return answer(null, addresses);
        return answer(null, addresses[0]!.address, addresses[0]!.family);
      } catch (refused) {
        return answer(refused as Error, '', 4);
      }
    });
