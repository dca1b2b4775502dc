import {
  GONE_AFTER_MS,
  judgeCertificateDrift,
  judgeCertificates,
} from '@/lib/alerting/detectors/expiring-certificates/judge-certificates';
import { isInScope } from '@/lib/alerting/detectors/is-in-scope';
import { groupBy } from '@/lib/domain/group-by';
import { listCertificates } from '@/lib/store/attestations/list-certificates';
import { listDriftCases } from '@/lib/store/drifts/list-drift-cases';
import { readLimits } from './evidence/read-limits';
import type { Watcher } from '../watcher';

const DAY_MS = 86_400_000;
const DRIFT_TYPE = 'certificate';

const PARAMETERS = [
  {
    name: 'days',
    label: 'Ends within',
    unit: 'days',
    initial: 7,
    min: 0.1,
    max: 365,
    help: 'How long before its end a certificate is to be renewed; short-lived ones at the last quarter of their life.',
  },
] as const;

/**
 * Identities whose newest certificate ends soon and was not renewed, and checks that found a certificate wrong. Those that
 * live for less than a day renew themselves and are not watched.
 */
export const expiringCertificatesWatcher: Watcher = {
  detector: 'expiring-certificates',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 0,
    cooldownMinutes: 60,
    dedupeBy: ['zone', 'service', 'environment', 'item'],
  },
  open: async (rule, { fromMs, toMs }) => {
    const window = { from: new Date(fromMs), to: new Date(toMs + 1) };
    const [certificates, drifts] = await Promise.all([
      listCertificates({
        to: window.to,
        endsAfter: new Date(fromMs - GONE_AFTER_MS),
        only: fromMs === toMs ? 'newest' : 'all',
      }),
      listDriftCases(window, { drills: 'included' }),
    ]);
    const watched = certificates.filter((certificate) => isInScope(rule.scope, certificate));
    const identities = [
      ...groupBy(watched, ({ identity, environment }) => JSON.stringify([identity, environment])).values(),
    ];
    const checks = drifts.filter((drift) => drift.type === DRIFT_TYPE && isInScope(rule.scope, drift));
    const boundMs = readLimits(PARAMETERS, rule).days * DAY_MS;
    return {
      judge: (atMs) => [
        ...identities.flatMap((own) => judgeCertificates(own, atMs, boundMs) ?? []),
        ...checks.flatMap((drift) => judgeCertificateDrift(drift, atMs) ?? []),
      ],
    };
  },
};
