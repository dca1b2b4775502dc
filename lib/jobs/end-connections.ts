import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';

/**
 * Once the server is told to stop, each connection ends with the answer that is being given on it. It
 * would be kept for the next request otherwise, and a busy sender would hold up the stop.
 */
export function endConnectionsAtStop(): void {
  process.once('SIGTERM', () =>
    subscribe('http.server.response.finish', (message) => {
      const { server } = message as { server: Server };
      setImmediate(() => server.closeIdleConnections());
    }),
  );
}
