import type { Config } from '@/lib/config/config';
import { GatehouseError } from '@/lib/domain/errors';

/** Whether cookies are marked secure: where people reach Gatehouse by https. */
export const usesSecureCookies = (config: Pick<Config, 'publicUrl'>): boolean =>
  config.publicUrl.startsWith('https://');

/** The name of the session cookie. Not next-auth's own, which every other app on localhost uses too. */
export const sessionCookieName = (config: Pick<Config, 'publicUrl'>): string =>
  `${usesSecureCookies(config) ? '__Secure-' : ''}gatehouse.session`;

/** The secret that seals sessions. Throws `store-unavailable` while the start-up has not set it. */
export function requireAuthSecret(config: Pick<Config, 'authSecret'>): string {
  if (config.authSecret) return config.authSecret;
  throw new GatehouseError('store-unavailable', 'GATEHOUSE_SECRET is not set.', {
    remedy: 'Set GATEHOUSE_SECRET to at least 32 random characters, or start with npm start.',
    retryAfterSeconds: 60,
  });
}
