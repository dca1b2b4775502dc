'use client';

import { parseAsStringEnum, useQueryState } from 'nuqs';
import { Button } from '@/components/ui/button';
import type { EventFilter } from '@/lib/domain/filters';
import { CanaryLine } from './canary-line';
import { LatencyPanel } from './latency-panel';

const STAGES = ['ingest', 'held', 'transit', 'storing'] as const;
const WORDS = { ingest: 'All', held: 'Held', transit: 'Transit', storing: 'Storing' } as const;

/** M10: the whole delay, or one of its stages, as the address says. */
export function DelayPanel({ filter }: { filter: EventFilter }) {
  const [stage, setStage] = useQueryState('stage', parseAsStringEnum([...STAGES]).withDefault('ingest'));
  return (
    <LatencyPanel
      id="ingest-delay"
      measure={stage}
      filter={filter}
      note={<CanaryLine filter={filter} />}
      actions={
        <div role="group" aria-label="Stage of the delay" className="flex flex-wrap gap-1">
          {STAGES.map((each) => (
            <Button
              key={each}
              variant={stage === each ? 'outline' : 'ghost'}
              size="sm"
              aria-pressed={stage === each}
              onClick={() => void setStage(each)}
            >
              {WORDS[each]}
            </Button>
          ))}
        </div>
      }
    />
  );
}
