import { publishLive, setLiveSource } from '@/lib/views/live/live-updates';
import { forgetReferenceData } from '@/lib/ingest/reference-data';
import { listenToChannels } from '@/lib/store/listen';
import { TRUST_RULES_CHANNEL } from '@/lib/store/trust-rules/insert-trust-rule-version';
import { EVENTS_CHANNEL } from '@/lib/store/events/write-batch';

/**
 * Listens to what any instance writes: new events wake the live screens, changes of the inventory,
 * of mappings and of trust rules reach ingest at once.
 */
export function listenToStore(): void {
  listenToChannels(
    [EVENTS_CHANNEL, 'gatehouse_inventory', 'gatehouse_mappings', TRUST_RULES_CHANNEL],
    (channel, payload) => {
      if (channel === EVENTS_CHANNEL) publishLive(payload);
      else forgetReferenceData();
    },
    setLiveSource,
  );
}
