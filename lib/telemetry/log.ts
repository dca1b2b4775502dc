import pino, { type Logger } from 'pino';
import { getConfig } from '@/lib/config/config';

/** Paths whose values never reach the log. */
const SECRETS = [
  '*.password',
  '*.secret',
  '*.token',
  '*.authorization',
  '*.cookie',
  'headers.authorization',
  'headers.cookie',
];

let logger: Logger | null = null;

/** The structured log (JSON lines on standard output). Secrets are removed. */
export function getLog(): Logger {
  return (logger ??= pino({
    level: getConfig().logLevel,
    base: { app: 'gatehouse' },
    redact: { paths: SECRETS, remove: true },
  }));
}
