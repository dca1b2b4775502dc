import { ensureReadyMadeRules } from '@/lib/store/alerting/ensure-ready-made-rules';
import { getLog } from '@/lib/telemetry/log';
import { listReadyMadeRules } from '@/lib/views/alerting/list-ready-made-rules';

/** Adds the alert rules that come with Gatehouse where they are missing, once at the start; failures are logged. */
export async function addReadyMadeRules(now: Date): Promise<void> {
  try {
    const added = await ensureReadyMadeRules(listReadyMadeRules(), now);
    if (added > 0) getLog().info({ added }, 'alert rules that come with Gatehouse were added');
  } catch (error) {
    getLog().error({ err: error }, 'the alert rules that come with Gatehouse could not be added');
  }
}
