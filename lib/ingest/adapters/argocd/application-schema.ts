import { z } from 'zod';

const text = z.string().nullish();

const resourceSchema = z.looseObject({
  group: text,
  kind: z.string().min(1),
  namespace: text,
  name: z.string().min(1),
  status: z.enum(['Synced', 'OutOfSync', 'Unknown']).nullish(),
});
export type ArgoResource = z.infer<typeof resourceSchema>;

/** An Argo CD Application. Source: argoproj/argo-cd, pkg/apis/application/v1alpha1. Loose: versions add fields. */
export const applicationSchema = z.looseObject({
  metadata: z
    .looseObject({
      name: z.string().min(1).nullish(),
      namespace: text,
      labels: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
  spec: z
    .looseObject({
      project: text,
      destination: z.looseObject({ server: text, name: text, namespace: text }).nullish(),
      source: z.looseObject({ repoURL: text, path: text, targetRevision: text }).nullish(),
    })
    .nullish(),
  status: z.looseObject({
    sync: z.looseObject({
      status: z.enum(['Synced', 'OutOfSync', 'Unknown']),
      revision: text,
      revisions: z.array(z.string()).nullish(),
    }),
    health: z.looseObject({ status: text }).nullish(),
    reconciledAt: text,
    resources: z.array(resourceSchema).nullish(),
    conditions: z.array(z.looseObject({ type: text, message: text })).nullish(),
    history: z
      .array(z.looseObject({ id: z.number().int().nullish(), revision: text, deployedAt: text }))
      .nullish(),
    operationState: z
      .looseObject({
        phase: z.enum(['Running', 'Terminating', 'Failed', 'Error', 'Succeeded']),
        message: text,
        startedAt: text,
        finishedAt: text,
        operation: z
          .looseObject({
            initiatedBy: z.looseObject({ username: text, automated: z.boolean().nullish() }).nullish(),
          })
          .nullish(),
        syncResult: z.looseObject({ revision: text, revisions: z.array(z.string()).nullish() }).nullish(),
      })
      .nullish(),
  }),
});
export type ArgoApplication = z.infer<typeof applicationSchema>;
