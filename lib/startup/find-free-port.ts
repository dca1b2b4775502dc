import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections: one of those could take it before its server starts. */
const FIRST = 20_000;
const END = 30_000;
const MOST_TRIES = 100;

/** A port of the loopback address that nothing listens on at this moment. Throws when none is found. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port was found among ${FIRST} to ${END - 1} of 127.0.0.1.`);
}

/** Asks by listening; whatever stands in the way (in use, not allowed), such a port is of no use. */
const isFree = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)));
  });
