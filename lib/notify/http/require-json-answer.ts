import type { z } from 'zod';
import type { GuardedAnswer } from '@/lib/outbound/guarded-request';
import type { Outcome } from '../channel';
import { sayOf } from './judge-answer';

/** Takes a good status only together with the body that the receiver documents; anything else answered there instead. */
export const requireJsonAnswer =
  (schema: z.ZodType) =>
  ({ status, text }: GuardedAnswer): Outcome | null => {
    if (status < 200 || status > 299) return null;
    try {
      if (schema.safeParse(JSON.parse(text)).success) return null;
    } catch {
      // Not JSON is not what is documented, as other JSON is not.
    }
    const said = sayOf(text);
    const detail = `${status} is answered without what belongs to it${said && `: ${said}`}`;
    return { outcome: 'retry', status, detail, afterMs: null };
  };
