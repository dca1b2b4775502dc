import { installReadyMadeRunbooks } from '@/lib/commands/runbooks/install-ready-made-runbooks';
import { getLog } from '@/lib/telemetry/log';

const AGAIN_MS = 30_000;

/** Installs the ready-made runbooks at the start; where that fails, again until it is done. */
export function keepRunbooksInstalled(): void {
  void installReadyMadeRunbooks(new Date()).catch((error: unknown) => {
    getLog().error({ err: error }, 'the ready-made runbooks could not be installed');
    setTimeout(keepRunbooksInstalled, AGAIN_MS).unref();
  });
}
