import { CircleCheck, Flame, Lock, ShieldCheck, type LucideIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { INCIDENT_SEVERITY_NAMES, type IncidentState } from '@/lib/domain/incidents/incident';

/** How each state of an incident is shown, and what it means. Red is for what goes on. */
export const INCIDENT_STATE_PRESENTATION: Readonly<
  Record<IncidentState, { word: string; icon: LucideIcon; text: string; meaning: string }>
> = {
  open: { word: 'Open', icon: Flame, text: 'text-status-breached', meaning: 'It goes on.' },
  mitigated: {
    word: 'Mitigated',
    icon: ShieldCheck,
    text: 'text-status-at-risk',
    meaning: 'Nobody is affected any more; the root cause is still there.',
  },
  resolved: {
    word: 'Resolved',
    icon: CircleCheck,
    text: 'text-status-met',
    meaning: 'The root cause is fixed.',
  },
  closed: { word: 'Closed', icon: Lock, text: 'text-status-no-data', meaning: 'Nothing is left to do.' },
};

/** The state of an incident: icon, word and colour together. */
export function IncidentStateBadge({ state }: { state: IncidentState }) {
  const { word, icon: Icon, text, meaning } = INCIDENT_STATE_PRESENTATION[state];
  return (
    <Badge variant="plain" title={meaning}>
      <Icon aria-hidden className={cn(text)} />
      {word}
    </Badge>
  );
}

/** How grave an incident is: 1 is the gravest. */
export const IncidentSeverityBadge = ({ severity }: { severity: number }) => (
  <Badge variant="outline" className="figures" title={INCIDENT_SEVERITY_NAMES[severity]}>
    SEV {severity}
  </Badge>
);
