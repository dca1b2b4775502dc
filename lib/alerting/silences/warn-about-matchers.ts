import { ABOUT_DETECTORS } from '@/lib/domain/alerting/detectors';
import { NOTHING_KNOWN, type Matched, type Matcher } from '@/lib/domain/alerting/matcher';
import { matchesGlob } from '@/lib/domain/matches-glob';
import { matchesAlert } from '../matching/matches-alert';

/** A rule that watches the audit log, as far as matchers ask about it. */
export type WatchingRule = Pick<Matched, 'rule' | 'severity' | 'labels'>;

/**
 * What somebody should know who hides what these matchers match: that they match everything or nearly everything, that
 * they hide a finding about the audit log.
 */
export function warnAboutMatchers(
  matchers: readonly Matcher[],
  auditRules: readonly WatchingRule[],
): string[] {
  const warnings: string[] = [];
  if (matchers.every(isAlwaysMet)) warnings.push('It matches every alert: nobody would be told of anything.');
  else if (!matchers.some(namesSomething))
    warnings.push('It only says what it does not match: it hides nearly everything.');
  if (auditRules.some((rule) => mayMatchAudit(matchers, rule)))
    warnings.push('It hides that the audit log does not verify. Nobody should be able to keep that quiet.');
  return warnings;
}

const isAlwaysMet = ({ operator, value }: Matcher): boolean => operator === '=~' && /^\*+$/.test(value);

const namesSomething = (matcher: Matcher): boolean =>
  (matcher.operator === '=' && matcher.value !== '') ||
  (matcher.operator === '=~' && !isAlwaysMet(matcher) && !matchesGlob(matcher.value, ''));

/** Findings about the log are about no zone, service, environment or policy; who owns them and their item vary. */
function mayMatchAudit(matchers: readonly Matcher[], { rule, severity, labels }: WatchingRule): boolean {
  const { failure, cause, category } = ABOUT_DETECTORS['audit-integrity'];
  const finding = {
    ...NOTHING_KNOWN,
    rule,
    detector: 'audit-integrity',
    failure,
    cause,
    category,
    severity,
    labels,
  };
  return matchesAlert(
    matchers.filter(({ field }) => field !== 'item' && field !== 'owner'),
    finding,
  );
}
