import { z } from 'zod';

const text = z.string().nullish();
const reference = z.looseObject({ kind: text, namespace: text, name: text, uid: text });

/** One result of a report: what one rule of one policy said of some objects. */
const resultSchema = z.looseObject({
  policy: z.string().min(1),
  rule: text,
  result: z.enum(['pass', 'fail', 'warn', 'error', 'skip']),
  message: text,
  source: text,
  category: text,
  severity: text,
  scored: z.boolean().nullish(),
  timestamp: z.unknown().optional(),
  resources: z.array(reference).nullish(),
  /** What `resources` was called for a while. */
  subjects: z.array(reference).nullish(),
  resourceSelector: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
});
export type ReportResult = z.infer<typeof resultSchema>;

/**
 * PolicyReport and ClusterPolicyReport of the Kubernetes policy working group (wgpolicyk8s.io), and what they
 * became: Report and ClusterReport (openreports.io). Source: the CRDs of these groups. Loose.
 */
export const policyReportSchema = z.looseObject({
  apiVersion: z.enum([
    'wgpolicyk8s.io/v1alpha2',
    'wgpolicyk8s.io/v1beta1',
    'reports.x-k8s.io/v1beta2',
    'openreports.io/v1alpha1',
  ]),
  kind: z.enum(['PolicyReport', 'ClusterPolicyReport', 'Report', 'ClusterReport']),
  metadata: z
    .looseObject({
      name: text,
      namespace: text,
      uid: text,
      creationTimestamp: text,
      labels: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
  source: text,
  scope: reference.nullish(),
  scopeSelector: z.unknown().optional(),
  results: z.array(resultSchema).min(1),
});
export type PolicyReport = z.infer<typeof policyReportSchema>;

/** The request by which a report is written, as an admission webhook sees it (admission.k8s.io). */
export const reportReviewSchema = z.looseObject({
  kind: z.literal('AdmissionReview'),
  request: z.looseObject({
    operation: text,
    dryRun: z.boolean().nullish(),
    userInfo: z.looseObject({ username: text }).nullish(),
    object: z.looseObject({}),
  }),
});
