import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { Panel } from '@/components/states/panel';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import { ABOUT_DETECTORS } from '@/lib/domain/alerting/detectors';
import type { AlertRuleRow } from '@/lib/domain/read-models/alert-rules';
import { describeScope } from './describe-scope';
import { EvaluationOutcome } from './evaluation-outcome';

/** How a rule does: its last evaluation, how often it fired, and why it is noisy where it is. */
export function RuleFacts({ rule }: { rule: AlertRuleRow }) {
  const { detector, isReadyMade, isEnabled, open, fired7Days, fired30Days, noise } = rule;
  return (
    <Panel title="How it does">
      <DescriptionList
        items={[
          ['Watches for', ABOUT_DETECTORS[detector].name],
          ['Where', describeScope(rule.scope)],
          [
            'State',
            <span key="state" className="inline-flex flex-wrap items-center gap-2">
              {isEnabled ? 'On' : 'Off'}
              {isReadyMade ? <Badge>Ready-made</Badge> : null}
            </span>,
          ],
          ['Evaluation', <EvaluationOutcome key="evaluation" rule={rule} />],
          [
            'Fired',
            `${fired7Days} in 7 days, ${fired30Days} in 30 days; ${open === 0 ? 'none' : open} open now`,
          ],
          ...(noise
            ? [
                [
                  'Noisy',
                  <span key="noise" className="inline-flex items-center gap-1.5">
                    <TriangleAlert aria-hidden className="text-status-at-risk size-4" />
                    {noise}
                  </span>,
                ] as const,
              ]
            : []),
          [
            'Changed',
            <span key="changed">
              <Time at={rule.updatedAt} as="absolute" /> by {rule.updatedBy}, revision {rule.revision}
            </span>,
          ],
          [
            'Alerts',
            <Link
              key="alerts"
              className="link"
              href={`/alerts?rule=${encodeURIComponent(rule.id)}`}
              prefetch={false}
            >
              Its alerts
            </Link>,
          ],
        ]}
      />
    </Panel>
  );
}
