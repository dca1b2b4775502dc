import Link from 'next/link';
import { describeKind } from '@/components/alert-rows/alert-words';
import { BurnText } from '@/components/alert-rows/burn-text';
import { formatBudgetShare } from '@/components/format/format-budget';
import { AlertStateBadge } from '@/components/status/alert-state-badge';
import { SeverityBadge } from '@/components/status/severity-badge';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/values/description-list';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import { alertHref } from '@/lib/client/alert-queries';
import { alertRuleHref } from '@/lib/client/alert-rule-queries';
import { runbookOfAlertHref } from '@/lib/client/runbook-queries';
import type { AlertDetail } from '@/lib/domain/read-models/alerts';
import { formatConditionValue } from '../condition-chart/format-condition-value';

/** What fires, where, how grave it is, who has it, and the ways on from here. */
export function AlertFacts({ detail: { alert, window, inhibitor } }: { detail: AlertDetail }) {
  const { zone, service, environment, policy, burn } = alert;
  const debug = hrefOf('/debug', { ...window, zone, service, environment, policy });
  return (
    <DescriptionList
      items={[
        [
          'State',
          <span key="state" className="inline-flex flex-wrap items-center gap-2">
            <AlertStateBadge state={alert.state} />
            <SeverityBadge severity={alert.severity} />
            {alert.drillId ? <Badge variant="accent">Drill</Badge> : null}
          </span>,
        ],
        ...(inhibitor
          ? [
              [
                'Hidden by',
                <Link key="by" className="link" href={alertHref(inhibitor.id)}>
                  {inhibitor.title}
                </Link>,
              ] as const,
            ]
          : []),
        ['Kind', describeKind(alert)],
        [
          'Rule',
          <Link key="rule" className="link" href={alertRuleHref(alert.ruleId)}>
            {alert.ruleName}
          </Link>,
        ],
        ['Zone', zone ?? 'All zones'],
        ...(
          [
            ['Service', service],
            ['Policy', policy],
            ['Environment', environment],
          ] as const
        ).flatMap(([name, text]) => (text ? [[name, text] as const] : [])),
        // The objective of a burn is in the title by its name, and below as a link.
        ...(alert.item && alert.item !== burn?.objectiveId ? [['About', alert.item] as const] : []),
        [
          'Measured',
          alert.value === null
            ? 'No number'
            : alert.threshold === null
              ? formatConditionValue(alert.value, alert.unit)
              : `${formatConditionValue(alert.value, alert.unit)}, threshold ${formatConditionValue(alert.threshold, alert.unit)}`,
        ],
        ...(burn
          ? [
              ['Burn', <BurnText key="burn" burn={burn} />] as const,
              [
                'Budget left',
                <Link key="slo" className="link" href={`/slos/${encodeURIComponent(burn.objectiveId)}`}>
                  {formatBudgetShare(burn.budgetLeft)} of {burn.indicator}
                </Link>,
              ] as const,
            ]
          : []),
        ['Began', <Time key="began" at={alert.pendingSince} as="absolute" />],
        ['Fired', <Time key="fired" at={alert.openedAt} as="absolute" missing="not yet" />],
        [
          'Acknowledged',
          alert.acknowledgedAt ? (
            <span key="ack">
              <Time at={alert.acknowledgedAt} as="absolute" /> by {alert.acknowledgedBy}
              {alert.acknowledgeNote ? `: ${alert.acknowledgeNote}` : ''}
            </span>
          ) : (
            'nobody yet'
          ),
        ],
        [
          'Ended',
          alert.resolvedAt ? (
            <span key="ended">
              <Time at={alert.resolvedAt} as="absolute" />
              {alert.resolvedBy ? ` by ${alert.resolvedBy}` : ''}
              {alert.resolution ? `: ${alert.resolution}` : ''}
            </span>
          ) : (
            'still open'
          ),
        ],
        ['Owner', <TextOrMissing key="owner" text={alert.owner} missing="nobody named" />],
        [
          'Runbook',
          alert.runbook ? (
            <Link key="runbook" className="link" href={runbookOfAlertHref(alert.runbook, alert.id)}>
              {alert.runbookTitle ?? alert.runbook}
            </Link>
          ) : (
            'none matches'
          ),
        ],
        ...(alert.reopens
          ? [
              [
                'Reopens',
                <Link key="reopens" className="link" href={alertHref(alert.reopens)}>
                  the one before it
                </Link>,
              ] as const,
            ]
          : []),
        [
          'Go on',
          <Link key="look" className="link" href={debug}>
            Debug, with these times
          </Link>,
        ],
      ]}
    />
  );
}
