import { getLog } from '@/lib/telemetry/log';
import { notePolicyDrift } from './note-policy-drift';

const EVERY_MS = 60_000;

/** Looks every minute for environments that run different revisions of a policy. */
export function watchPolicyDrift(): void {
  let isRunning = false;
  const attempt = async () => {
    if (isRunning) return;
    isRunning = true;
    await notePolicyDrift(new Date())
      .catch((error: unknown) => getLog().error({ err: error }, 'policy drift could not be looked for'))
      .finally(() => (isRunning = false));
  };
  setInterval(() => void attempt(), EVERY_MS).unref();
}
