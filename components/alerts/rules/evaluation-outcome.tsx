import { CircleCheck, CircleDashed, OctagonAlert } from 'lucide-react';
import { Time } from '@/components/values/time';
import type { AlertRuleRow } from '@/lib/domain/read-models/alert-rules';

const OUTCOMES = {
  fine: { word: 'Evaluated', icon: CircleCheck, color: 'text-status-met' },
  'no-data': { word: 'No data', icon: CircleDashed, color: 'text-status-no-data' },
  failed: { word: 'Failed', icon: OctagonAlert, color: 'text-status-at-risk' },
} as const;

/** The last evaluation of a rule in icon and words, with the error of one that failed. */
export function EvaluationOutcome({ rule: { isEnabled, evaluation } }: { rule: AlertRuleRow }) {
  if (!isEnabled) return <span className="text-fg-muted">Switched off</span>;
  if (!evaluation) return <span className="text-fg-muted">Not evaluated yet</span>;
  const {
    word,
    icon: Icon,
    color,
  } = OUTCOMES[evaluation.outcome as keyof typeof OUTCOMES] ?? OUTCOMES.failed;
  return (
    <span className="grid">
      <span className="inline-flex items-center gap-1.5">
        <Icon aria-hidden className={`${color} size-4 shrink-0`} />
        {word} <Time at={evaluation.at} />
      </span>
      {evaluation.error ? (
        <span className="text-fg-muted text-xs text-pretty [overflow-wrap:anywhere]">{evaluation.error}</span>
      ) : null}
    </span>
  );
}
