import type { DecisionOutcome } from '@/lib/domain/kinds';
import type { ReportResult } from './policy-report-schema';

const OUTCOMES: Record<ReportResult['result'], DecisionOutcome> = {
  pass: 'allow',
  fail: 'deny',
  warn: 'would-deny',
  error: 'error',
  skip: 'unevaluated',
};

/** Where engines say how a policy is enforced, and the words for "it only reports". */
const MODES = ['mode', 'enforcementAction', 'failureAction', 'validationFailureAction', 'validationActions'];
const REPORTS_ONLY = /^(audit|dryrun|dry-run|warn)$/i;

/**
 * What a result decided. A failure would have been denied, and was not, where the result says that nothing was
 * asked or enforced: a background scan (Kyverno's `process`), a mode that only reports, or a policy that is not
 * scored, which the format defines as a warning.
 */
export function readReportOutcome({ result, scored, properties }: ReportResult): DecisionOutcome {
  if (result !== 'fail') return OUTCOMES[result];
  const says = (name: string): string => {
    const value = properties?.[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const isReportOnly =
    scored === false ||
    /^background/i.test(says('process')) ||
    MODES.some((name) => REPORTS_ONLY.test(says(name)));
  return isReportOnly ? 'would-deny' : 'deny';
}
