import type { AlertState } from '@/lib/domain/alerting/alert-state';
import type { NotificationKind } from '@/lib/domain/alerting/notification';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { IncidentMeasure } from '@/lib/domain/read-models/incidents';
import type { ReviewVerdict } from '@/lib/domain/read-models/activation-reviews';

/** What happened around an incident, as the tables tell it. Times are RFC 3339 UTC. */
export type TimelineEvidence = {
  transitions: readonly {
    alertId: string;
    title: string;
    at: string;
    to: AlertState;
    reason: string;
    by: string | null;
  }[];
  changes: readonly ChangeMarker[];
  reviews: readonly {
    policy: string;
    environment: string | null;
    revision: string;
    activatedAt: string;
    judgedAt: string;
    minutes: number;
    verdict: ReviewVerdict;
  }[];
  verdicts: readonly { policy: string; judgement: string; by: string; at: string; count: number }[];
  messages: readonly {
    id: string;
    at: string;
    kind: NotificationKind;
    title: string;
    sent: number;
    unsent: number;
  }[];
  runbooks: readonly { slug: string; title: string; at: string; by: string }[];
  measures: readonly IncidentMeasure[];
  entries: readonly {
    id: string;
    kind: 'state' | 'role' | 'step' | 'note' | 'correction' | 'alert';
    at: string;
    by: string;
    text: string;
  }[];
};
