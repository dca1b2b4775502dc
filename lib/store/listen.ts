import pg from 'pg';
import { getConfig } from '@/lib/config/config';
import { getLog } from '@/lib/telemetry/log';

const RETRY_MS = 2_000;

/**
 * LISTENs on a connection of its own, for as long as the process lives; a lost connection is made
 * again. `onState` says whether notifications are arriving at the moment.
 */
export function listenToChannels(
  channels: readonly string[],
  onNotification: (channel: string, payload: string) => void,
  onState: (isListening: boolean) => void,
): void {
  const connect = async () => {
    const client = new pg.Client({
      connectionString: getConfig().databaseUrl ?? undefined,
      application_name: 'gatehouse-listen',
      keepAlive: true,
    });
    let isLost = false;
    const lose = (error?: Error) => {
      if (isLost) return;
      isLost = true;
      onState(false);
      if (error) getLog().warn({ error: error.message }, 'the listening connection was lost; trying again');
      void client.end().catch(() => undefined);
      setTimeout(() => void connect(), RETRY_MS).unref();
    };
    client.on('error', lose);
    client.on('end', () => lose());
    client.on('notification', ({ channel, payload }) => onNotification(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      onState(true);
    } catch (error) {
      lose(error as Error);
    }
  };
  void connect();
}
