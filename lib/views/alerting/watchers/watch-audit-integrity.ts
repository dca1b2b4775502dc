import { judgeFindings } from '@/lib/alerting/detectors/audit-integrity/judge-findings';
import { listAuditFindings } from '@/lib/store/audit-log/verification/audit-findings';
import { readLimits } from './evidence/read-limits';
import type { Watcher } from '../watcher';

const DAY_MS = 86_400_000;

const PARAMETERS = [
  {
    name: 'days',
    label: 'Holds for',
    unit: 'days',
    initial: 30,
    min: 1,
    max: 3_650,
    help: 'A finding never goes away; its alert stays open for so long unless somebody resolves it.',
  },
] as const;

/** What was found wrong with the audit log. There is one log for all zones, so that a scope leaves nothing out. */
export const auditIntegrityWatcher: Watcher = {
  detector: 'audit-integrity',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'page',
    forMinutes: 0,
    keepFiringMinutes: 0,
    cooldownMinutes: 0,
    dedupeBy: ['item'],
  },
  open: async (rule) => {
    const findings = await listAuditFindings();
    const holdsMs = readLimits(PARAMETERS, rule).days * DAY_MS;
    return { judge: (atMs) => judgeFindings(findings, atMs, holdsMs) };
  },
};
