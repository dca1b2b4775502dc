import { alertmanagerAdapter } from '../adapters/alertmanager/map-alertmanager';
import { alertmanagerSetup } from '../adapters/alertmanager/setup';
import { alertsAdapter } from '../adapters/alerts/map-alerts';
import { alertsSetup } from '../adapters/alerts/setup';
import { pagerDutyAdapter } from '../adapters/pagerduty/map-pagerduty';
import { pagerDutySetup } from '../adapters/pagerduty/setup';
import { pagerDutySignature } from '../signatures/pagerduty-signature';
import type { Sources } from '../source';

/** What paged somebody. */
export const ALERTS: Sources = {
  alertmanager: {
    adapter: alertmanagerAdapter,
    setup: alertmanagerSetup,
    aliases: ['alertmanager-webhook'],
  },
  pagerduty: {
    adapter: pagerDutyAdapter,
    setup: pagerDutySetup,
    aliases: ['pagerduty-events-v2'],
    signature: pagerDutySignature,
  },
  alerts: { adapter: alertsAdapter, setup: alertsSetup },
};
