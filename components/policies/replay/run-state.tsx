import { Ban, CircleCheck, Clock3, LoaderCircle, OctagonAlert, type LucideIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { ReplayRun, ReplayState } from '@/lib/domain/read-models/replay';
import { STATE_WORDS } from './replay-words';

const ICONS: Record<ReplayState, LucideIcon> = {
  queued: Clock3,
  running: LoaderCircle,
  done: CircleCheck,
  cancelled: Ban,
  failed: OctagonAlert,
};

/** Where a run stands, with its share done while it works. */
export function RunState({ run: { state, progress } }: { run: Pick<ReplayRun, 'state' | 'progress'> }) {
  const Icon = ICONS[state];
  return (
    <Badge variant="plain">
      <Icon aria-hidden className={state === 'failed' ? 'text-status-breached' : 'text-fg-muted'} />
      {STATE_WORDS[state]}
      {state === 'running' && progress.share !== null ? ` ${Math.floor(progress.share * 100)} %` : ''}
    </Badge>
  );
}
