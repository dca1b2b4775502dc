import { randomUUID } from 'node:crypto';
import { clientAddress } from './client-address';

/** When and from where something is done; ids come from here too, so that tests can choose them. */
export type Occasion = {
  now: Date;
  newId: () => string;
  from: { ip: string | null; userAgent: string | null };
};

/** The occasion of a request. */
export function occasionOf(headers: Headers, now: Date): Occasion {
  return {
    now,
    newId: randomUUID,
    from: { ip: clientAddress(headers), userAgent: headers.get('user-agent')?.slice(0, 500) ?? null },
  };
}

/** The occasion of something that Gatehouse does by itself. */
export const ownOccasion = (now: Date): Occasion => ({
  now,
  newId: randomUUID,
  from: { ip: null, userAgent: null },
});
