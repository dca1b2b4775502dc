import { GatehouseError } from '@/lib/domain/errors';

/**
 * Password hashing takes 32 MiB and a thread of the pool that also inflates ingest bodies. Few at a
 * time, a short queue and a clear refusal keep a flood of sign-ins from becoming an outage.
 */
const AT_ONCE = 2;
const WAITING = 30;

let running = 0;
const queue: (() => void)[] = [];

/** Runs `work` when one of two places is free. Throws `rate-limited` when thirty wait already. */
export async function limitHashing<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING)
      throw new GatehouseError('rate-limited', 'Too many people sign in at this moment.', {
        retryAfterSeconds: 10,
        remedy: 'Try again in 10 seconds.',
      });
    await new Promise<void>((resolve) => queue.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place passes to the next in line, or becomes free.
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}
