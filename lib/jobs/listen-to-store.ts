import { publishLive, setLiveSource } from '@/lib/views/live/live-updates';
import { forgetReferenceData } from '@/lib/ingest/reference-data';
import { forgetAdmissions } from '@/lib/store/cardinality/admissions';
import { listenToChannels } from '@/lib/store/listen';
import { SETTINGS_CHANNEL } from '@/lib/store/settings/settings';
import { TRUST_RULES_CHANNEL } from '@/lib/store/trust-rules/insert-trust-rule-version';
import { EVENTS_CHANNEL } from '@/lib/store/events/live-notice';

/**
 * Listens to what any instance writes: new events wake the live screens, changes of the inventory,
 * of mappings and of trust rules reach ingest at once.
 */
export function listenToStore(): void {
  listenToChannels(
    [EVENTS_CHANNEL, 'gatehouse_inventory', 'gatehouse_mappings', TRUST_RULES_CHANNEL, SETTINGS_CHANNEL],
    (channel, payload) => {
      if (channel === EVENTS_CHANNEL) publishLive(payload);
      else {
        forgetReferenceData();
        forgetAdmissions();
      }
    },
    setLiveSource,
  );
}
