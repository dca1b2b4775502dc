import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import type { IncidentAssessment } from '@/lib/domain/read-models/incident-assessment';
import type { TimelineItem } from '@/lib/domain/read-models/incident-timeline';
import type { RevisionApproval } from '@/lib/domain/read-models/policies';

/** The change of the policy that caused it, as far as its texts are known. */
export type CausingChange = {
  policy: string;
  from: string | null;
  to: string;
  publishedAt: string;
  author: string | null;
  commit: string | null;
  url: string | null;
  reviewUrl: string | null;
  approvals: readonly RevisionApproval[];
  /** When it became active first around the incident; null where no event tells. */
  activatedAt: string | null;
  /** The change in words; null where a text is not known. */
  words: { verdict: string; sentences: readonly string[] } | null;
  /** As a unified diff; null where a text is not known. */
  patch: string | null;
};

/** Everything that Gatehouse knows for the postmortem of an incident. Times are RFC 3339 UTC. */
export type PostmortemFacts = {
  incident: IncidentDetail;
  /** Since when and until when it had effect; open ones until `writtenAt`. */
  from: string;
  to: string;
  writtenAt: string;
  services: IncidentAssessment['services'];
  timeline: readonly TimelineItem[];
  change: CausingChange | null;
  /** Services of its zones that were silent or untagged when it was detected. */
  gaps: readonly {
    service: string;
    zone: string | null;
    silentSince: string | null;
    untaggedSince: string | null;
  }[];
  /** What sources say they lost, from its beginning to its detection; null where the reader may not see that. */
  losses: readonly { source: string; dropped: number }[] | null;
  /** What it took of the budgets of the objectives that it touches; `consumed` is null where nothing was measured. */
  budgets: readonly {
    name: string;
    indicator: string;
    bad: number;
    total: number;
    consumed: number | null;
  }[];
  runbooks: readonly { slug: string; title: string; at: string; by: string; done: number }[];
};
