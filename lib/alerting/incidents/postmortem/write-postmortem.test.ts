import { describe, expect, it } from 'vitest';
import type { IncidentDetail, IncidentMeasure } from '@/lib/domain/read-models/incidents';
import type { PostmortemFacts } from './postmortem-facts';
import { writePostmortem } from './write-postmortem';

const at = (clock: string) => `2026-11-21T${clock}:00.000Z`;

const rollback: IncidentMeasure = {
  id: 'm1',
  kind: 'rollback',
  policy: 'payments/egress',
  environment: 'eu-1',
  fromRevision: 'v2',
  toRevision: 'v1',
  justification: 'Payments stand still',
  takenAt: at('10:30'),
  takenBy: 'ola@example.com',
  expiresAt: null,
  endedAt: null,
  endedBy: null,
  exceptionId: null,
  recordedAt: at('10:31'),
  recordedBy: 'ola@example.com',
  state: 'done',
  shownBy: { eventId: 'e', at: at('10:36'), environment: 'eu-1' },
};

const incident: IncidentDetail = {
  id: 'i',
  number: 12,
  title: 'Payments | denied <b>',
  severity: 2,
  state: 'resolved',
  cause: 'policy',
  zones: ['payments'],
  policy: 'payments/egress',
  policyRevision: 'v2',
  detectedAt: at('10:06'),
  acknowledgedAt: at('10:09'),
  mitigatedAt: at('10:36'),
  resolvedAt: at('12:06'),
  closedAt: null,
  commander: 'ola@example.com',
  responder: null,
  scribe: null,
  isDrill: false,
  createdAt: at('10:09'),
  createdBy: 'ola@example.com',
  revision: 4,
  alerts: 1,
  openBypasses: 0,
  expiredBypasses: 0,
  openActions: 1,
  items: [],
  done: [{ step: 'triage', item: 'cause', at: at('10:10'), by: 'ola@example.com' }],
  measures: [rollback],
  actions: [
    {
      id: 'a',
      incidentId: 'i',
      incidentNumber: 12,
      incidentTitle: 'Payments denied',
      text: 'Test the policy with real calls',
      owner: 'kim@example.com',
      dueOn: '2026-12-01',
      isOverdue: false,
      createdAt: at('12:10'),
      createdBy: 'ola@example.com',
      doneAt: null,
      doneBy: null,
    },
  ],
  postmortem: null,
};

const facts: PostmortemFacts = {
  incident,
  from: at('10:00'),
  to: at('12:06'),
  writtenAt: at('13:00'),
  services: [
    {
      service: 'checkout',
      zone: 'payments',
      owner: null,
      alerts: 1,
      denials: 1_240,
      denialsBefore: 3,
      failures: 0,
      failuresBefore: 0,
      silentSince: null,
      isSilent: false,
    },
  ],
  timeline: [
    {
      id: 't',
      at: at('10:06'),
      kind: 'alert',
      text: 'Alert fired: Denials jump',
      by: null,
      detail: '40 instead of 2',
      count: 1,
      alertId: 'x',
      policy: null,
      from: null,
      to: null,
    },
  ],
  change: {
    policy: 'payments/egress',
    from: 'v1',
    to: 'v2',
    publishedAt: at('09:50'),
    author: 'kim@example.com',
    commit: 'abc123',
    url: null,
    reviewUrl: 'https://git.example.com/pull/7',
    approvals: [{ by: 'lee@example.com', at: at('09:45'), url: null }],
    activatedAt: at('10:00'),
    words: { verdict: 'Tightens: 1 rule narrowed.', sentences: ['rule `allow` narrows'] },
    patch: '--- a/p.rego\n+++ b/p.rego\n@@ -1 +1 @@\n-allow\n+```\n',
  },
  gaps: [
    { service: 'vault', zone: 'payments', silentSince: at('09:00'), untaggedSince: null },
    { service: 'mail', zone: 'payments', silentSince: null, untaggedSince: at('08:00') },
  ],
  losses: [{ source: 'opa/logs', dropped: 1_500 }],
  budgets: [
    { name: 'Enforcement', indicator: 'M1', bad: 12, total: 40_000, consumed: 0.12 },
    { name: 'Attestation', indicator: 'M2', bad: 0, total: 0, consumed: null },
  ],
  runbooks: [
    { slug: 'policy-rollback', title: 'Roll a policy back', at: at('10:20'), by: 'ola@example.com', done: 3 },
  ],
};

describe('the postmortem as Gatehouse fills it in', () => {
  const text = writePostmortem(facts);

  it('tells how long each took from detection', () => {
    expect(text).toContain('| Acknowledged | 2026-11-21 10:09:00 UTC, 3 minutes after detection |');
    // 10:06 to 10:36, and to 12:06.
    expect(text).toContain('| Mitigated | 2026-11-21 10:36:00 UTC, 30 minutes after detection |');
    expect(text).toContain('| Resolved | 2026-11-21 12:06:00 UTC, 2 hours after detection |');
  });

  it('holds the diff, in words and as text, and who approved it', () => {
    expect(text).toContain('Policy `payments/egress`, revision `v2`, after `v1`.');
    expect(text).toContain('- Approved by lee@example.com, 2026-11-21 09:45:00 UTC');
    expect(text).toContain('Tightens: 1 rule narrowed.');
    // The diff holds three back ticks: four fence it.
    expect(text).toContain('````diff\n--- a/p.rego\n+++ b/p.rego\n@@ -1 +1 @@\n-allow\n+```\n````');
  });

  it('names the telemetry gaps that delayed detection, and what sources lost', () => {
    expect(text).toContain('Detected 6 minutes after the revision became active.');
    expect(text).toContain('| `vault` | payments | silent since 2026-11-21 09:00:00 UTC |');
    expect(text).toContain('| `mail` | payments | without trust tags since 2026-11-21 08:00:00 UTC |');
    expect(text).toContain('- `opa/logs` lost 1,500 events by its own account');
  });

  it('leaves out what sources lost for those who may not see it, and says so', () => {
    expect(writePostmortem({ ...facts, losses: null })).toContain(
      'What sources lost is told to those who may see every zone.',
    );
  });

  it('tells the time to rollback by the event that shows it, else by what was recorded', () => {
    expect(text).toContain(
      'Time to rollback: 30 minutes after detection, 36 minutes after the revision became active (as an event shows).',
    );
    const recorded = { ...incident, measures: [{ ...rollback, shownBy: null }] };
    expect(writePostmortem({ ...facts, incident: recorded })).toContain(
      'Time to rollback: 24 minutes after detection, 30 minutes after the revision became active (as it was recorded; no event shows it).',
    );
    expect(writePostmortem({ ...facts, incident: { ...incident, measures: [] } })).toContain(
      'Nothing was rolled back.',
    );
  });

  it('tells the budget burned, and no data as no data', () => {
    expect(text).toContain('| M1 Enforcement | 12 | 40,000 | 12\u202f% |');
    expect(text).toContain('| M2 Attestation | 0 | 0 | No data |');
  });

  it('lists steps, runbooks and actions with their owners', () => {
    expect(text).toContain('- [x] Triage: The kind of cause is told apart');
    expect(text).toContain('- [ ] Remediate: The root cause is fixed');
    expect(text).toContain(
      'Roll a policy back (`policy-rollback`), from 2026-11-21 10:20:00 UTC by ola@example.com: 3 steps ticked',
    );
    expect(text).toContain('- [ ] Test the policy with real calls – kim@example.com, due 2026-12-01');
  });

  it('lets nothing that people or sources wrote mean anything', () => {
    expect(text).toContain('# Postmortem of incident 12: Payments \\| denied \\<b\\>');
  });

  it('says where nothing is known', () => {
    const bare = writePostmortem({
      ...facts,
      change: null,
      services: [],
      timeline: [],
      gaps: [],
      losses: [],
      budgets: [],
      runbooks: [],
    });
    for (const sentence of [
      'No change of a policy is named as the cause of this incident.',
      'No service is seen to be affected.',
      'Every service of its zones sent tagged telemetry when it was detected.',
      'No objective of its zones was measured meanwhile.',
      'No runbook was used.',
      'Detected 6 minutes after it began.',
    ])
      expect(bare).toContain(sentence);
  });
});
