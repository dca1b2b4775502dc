import { ConfigError } from '@/lib/config/config';
import { AlreadyRunningError } from './lock-data-folder';

/** Prints why a start failed, as sentences for what is expected and with the stack otherwise; exits 1. */
export function reportStartFailure(error: unknown): never {
  const isExpected = error instanceof ConfigError || error instanceof AlreadyRunningError;
  const text =
    error instanceof Error
      ? isExpected
        ? error.message
        : `${error.message}\n${error.stack ?? ''}`
      : String(error);
  process.stderr.write(`Gatehouse did not start.\n${text}\n`);
  process.exit(1);
}
