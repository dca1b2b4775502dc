import { GatehouseError } from '@/lib/domain/errors';
import type { Config } from './config';

/** The secret that seals sessions and stored secrets. Throws `store-unavailable` while the start-up has not set it. */
export function requireAuthSecret(config: Pick<Config, 'authSecret'>): string {
  if (config.authSecret) return config.authSecret;
  throw new GatehouseError('store-unavailable', 'GATEHOUSE_SECRET is not set.', {
    remedy: 'Set GATEHOUSE_SECRET to at least 32 random characters, or start with npm start.',
    retryAfterSeconds: 60,
  });
}
