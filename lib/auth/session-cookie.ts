import type { Config } from '@/lib/config/config';

/** Whether cookies are marked secure: where people reach Gatehouse by https. */
export const usesSecureCookies = (config: Pick<Config, 'publicUrl'>): boolean =>
  config.publicUrl.startsWith('https://');

/** The name of the session cookie. Not next-auth's own, which every other app on localhost uses too. */
export const sessionCookieName = (config: Pick<Config, 'publicUrl'>): string =>
  `${usesSecureCookies(config) ? '__Secure-' : ''}gatehouse.session`;
