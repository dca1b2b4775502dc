import type { GuardedAnswer } from '@/lib/outbound/guarded-request';
import type { Outcome } from '../channel';

/** A web page where a receiver should say that it took a message comes from something that stands in between. */
export const refusePage = ({ status, text }: GuardedAnswer): Outcome | null =>
  status >= 200 && status <= 299 && /^\s*</.test(text)
    ? {
        outcome: 'retry',
        status,
        detail: `A web page is answered with ${status}: something else stands where the receiver should.`,
        afterMs: null,
      }
    : null;
