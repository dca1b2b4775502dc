import { TriangleAlert } from 'lucide-react';
import type { Column } from '@/components/data-table/column';
import { SeverityBadge } from '@/components/status/severity-badge';
import { Badge } from '@/components/ui/badge';
import { ABOUT_DETECTORS } from '@/lib/domain/alerting/detectors';
import type { AlertRuleRow } from '@/lib/domain/read-models/alert-rules';
import { describeScope } from './describe-scope';
import { EvaluationOutcome } from './evaluation-outcome';
import { RuleSwitch } from './rule-switch';

/** The columns of the list of alert rules. */
export const ruleColumns = (mayWrite: boolean): readonly Column<AlertRuleRow>[] => [
  {
    id: 'name',
    header: 'Rule',
    value: ({ name }) => name,
    sortable: true,
    width: 'min-w-44',
  },
  {
    id: 'detector',
    header: 'Watches for',
    value: ({ detector }) => ABOUT_DETECTORS[detector].name,
    cell: ({ detector }) => {
      const { name, failure, category } = ABOUT_DETECTORS[detector];
      return (
        <span className="grid">
          <span>{name}</span>
          <span className="text-fg-muted text-xs">
            {failure ?? (category === 'product-health' ? 'Gatehouse itself' : null)}
          </span>
        </span>
      );
    },
    sortable: true,
    width: 'min-w-40',
  },
  {
    id: 'severity',
    header: 'Severity',
    value: ({ severity }) => severity,
    cell: ({ severity, detector }) =>
      detector === 'burn-rate' ? (
        <span className="text-fg-muted text-xs">by the rung</span>
      ) : (
        <SeverityBadge severity={severity} />
      ),
    sortable: true,
  },
  { id: 'scope', header: 'Where', value: ({ scope }) => describeScope(scope), sortable: true },
  {
    id: 'evaluation',
    header: 'Last evaluation',
    value: ({ evaluation }) => evaluation?.at ?? null,
    cell: (rule) => <EvaluationOutcome rule={rule} />,
    sortable: true,
    width: 'min-w-40',
  },
  {
    id: 'fired7',
    header: 'Fired, 7 d',
    value: ({ fired7Days }) => fired7Days,
    sortable: true,
    align: 'right',
  },
  {
    id: 'fired30',
    header: 'Fired, 30 d',
    value: ({ fired30Days }) => fired30Days,
    sortable: true,
    align: 'right',
  },
  {
    id: 'noise',
    header: 'Noisy',
    value: ({ noise }) => noise,
    cell: ({ noise }) => (
      <span className="inline-flex items-start gap-1 text-xs text-pretty">
        <TriangleAlert aria-hidden className="text-status-at-risk size-3.5 shrink-0" />
        {noise}
      </span>
    ),
    missing: 'no',
    sortable: true,
  },
  { id: 'open', header: 'Open', value: ({ open }) => open, sortable: true, align: 'right' },
  {
    id: 'origin',
    header: 'Origin',
    value: ({ isReadyMade }) => (isReadyMade ? 'Ready-made' : 'Own'),
    cell: ({ isReadyMade }) => (isReadyMade ? <Badge>Ready-made</Badge> : 'Own'),
    sortable: true,
    hidden: true,
  },
  {
    id: 'on',
    header: 'On',
    value: ({ isEnabled }) => isEnabled,
    cell: (rule) => <RuleSwitch rule={rule} mayWrite={mayWrite} />,
    sortable: true,
  },
];
