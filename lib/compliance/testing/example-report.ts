import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';

/** A report of October 2026 over two zones, one of them regulated. */
export const exampleReport = (more: Partial<ComplianceReportData> = {}): ComplianceReportData => ({
  format: 'gatehouse-compliance-report/1',
  id: '0199b5e0-0000-7000-8000-000000000001',
  from: '2026-10-01T00:00:00.000Z',
  to: '2026-11-01T00:00:00.000Z',
  zones: ['payments', 'web'],
  regulated: ['pci'],
  madeAt: '2026-11-01T06:00:00.000Z',
  madeBy: 'Rita',
  schedule: null,
  regulatedAccess: {
    zones: [
      {
        slug: 'payments',
        name: 'Payments',
        trustLevel: 'high',
        classifications: ['pci', 'internal'],
        regulatedBy: ['pci'],
      },
    ],
    others: ['web'],
    entries: {
      total: 1,
      rows: [
        {
          zone: 'payments',
          actor: { type: 'user', ref: 'p7', name: '=HYPERLINK("http://example.com","Алиса 李明")' },
          action: 'secret.read',
          outcome: 'success',
          source: 'k8s',
          entries: 3,
          firstAt: '2026-10-02T08:00:00.000000Z',
          lastAt: '2026-10-03T08:00:00.000000Z',
          firstIndex: '41',
        },
      ],
    },
    dataAccess: { total: 0, rows: [] },
    dataAccessSince: null,
    attempts: { total: 0, rows: [] },
  },
  policyChanges: {
    changes: {
      total: 3,
      rows: [
        change('1', { approvals: [{ by: 'bob', at: '2026-10-04T09:00:00.000000Z' }] }),
        // An author's own approval is none.
        change('2', { approvals: [{ by: 'alice', at: '2026-10-04T09:00:00.000000Z' }] }),
        change('3', { approvals: null }),
      ],
    },
    entries: { total: 0, rows: [] },
  },
  denialsReviewed: {
    denials: 1_200,
    status: 'met',
    estimate: 0.97,
    interval: { low: 0.955, high: 0.98 },
    reviewed: 400,
    confidence: 0.95,
    objective: 0.95,
    policies: { total: 0, rows: [] },
    verdicts: { total: 0, rows: [] },
  },
  breakGlass: { uses: { total: 0, rows: [] } },
  integrity: {
    origin: 'audit.gatehouse.example/trustzone/default',
    keys: [{ vkey: 'audit.gatehouse.example/trustzone/default+0a1b2c3d+AQID', fromSize: '0', toSize: null }],
    checkpoint: {
      size: '50',
      root: 'A5nQ8Pro0d3l4b1nJ2m0VQq6yCq1cVw3rXwRZ0tHk3I=',
      signedAt: '2026-11-01T05:59:58.000000Z',
      note: 'audit.gatehouse.example/trustzone/default\n50\nA5nQ8Pro0d3l4b1nJ2m0VQq6yCq1cVw3rXwRZ0tHk3I=\n',
      coversPeriod: true,
    },
    entries: { count: 3, firstIndex: '41', lastIndex: '43', covered: 3 },
    waiting: 0,
    verification: null,
    lastAnchor: null,
  },
  ...more,
});

function change(
  revision: string,
  more: object,
): ComplianceReportData['policyChanges']['changes']['rows'][number] {
  return {
    eventId: `0199b5e0-0000-7000-8000-00000000010${revision}`,
    occurredAt: `2026-10-05T10:00:0${revision}.000000Z`,
    type: 'policy-activated',
    policy: 'pci-egress',
    revision: `v${revision}`,
    environment: 'prod',
    zone: 'payments',
    author: 'pipeline',
    revisionAuthor: 'alice',
    message: null,
    reviewUrl: null,
    approvals: [],
    ...more,
  };
}
