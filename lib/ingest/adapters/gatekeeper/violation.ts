import type { Decision } from '@/lib/domain/event';
import { boundLabels } from '../parts/bound-labels';
import { firstText } from '../parts/first-text';
import { nameObject, type ObjectReference } from '../parts/name-object';

/** A violation of a constraint, whichever way Gatekeeper told of it. */
export type Violation = {
  id: string;
  occurredAt: string;
  /** Whether a request was denied. All else Gatekeeper would have denied, or would deny if it came today. */
  isDenied: boolean;
  /** `admission` of a request, or `audit` of what exists. */
  process: 'admission' | 'audit';
  constraint: string;
  message: unknown;
  object: ObjectReference;
  user?: unknown;
  environment?: string;
  labels: Readonly<Record<string, unknown>>;
};

/**
 * The decision that a violation is. A finding of the audit is one too, of the kind `would-deny`: the engine
 * evaluated an object and would refuse it, but nobody asked and nothing was refused. It is no drift, although
 * the object is not as policy wants it: Gatekeeper tells neither since when (the object or the constraint may
 * be the younger one, and M5 would measure a detection that it made up) nor when it is mended (a finding
 * is just absent from the next list, which is cut to 20), so that every drift would stay open.
 */
export const toDecision = (violation: Violation): Decision => ({
  kind: 'decision',
  id: violation.id,
  occurredAt: violation.occurredAt,
  outcome: violation.isDenied ? 'deny' : 'would-deny',
  policy: firstText('name', violation.constraint) ?? 'unnamed',
  action: violation.process,
  resource: firstText('text', nameObject(violation.object)),
  reason: firstText('text', violation.message),
  principal: firstText('principal', violation.user),
  environment: violation.environment && firstText('name', violation.environment),
  labels: boundLabels({ process: violation.process, ...violation.labels }),
});
