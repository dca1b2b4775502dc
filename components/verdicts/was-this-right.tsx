'use client';

import { Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { DenialGroup } from '@/lib/domain/read-models/dashboards';
import type { Judgement } from '@/lib/domain/verdict';
import { useVerdicts } from './use-verdicts';

const ANSWERS: Record<Judgement, string> = { 'true-block': 'Yes', 'false-positive': 'No', unsure: 'Unsure' };

/**
 * "Was this right?" on the way: yes or no about the newest denial of a group. A no opens a review; neither
 * enters the estimate, since people on call look at what is loud.
 */
export function WasThisRight({
  eventId,
  about,
  answer,
  mayReport,
}: {
  eventId: string;
  /** What is asked about, for screen readers: "denials of payments-api". */
  about: string;
  answer: DenialGroup['answer'];
  mayReport: boolean;
}) {
  const { give, undo } = useVerdicts();
  const isPending = give.isPending || undo.isPending;
  if (answer)
    return (
      <span className="inline-flex items-center gap-1 whitespace-nowrap">
        <span>
          {ANSWERS[answer.judgement]},{' '}
          <span className="text-fg-muted">{answer.isOwn ? 'you' : answer.by}</span>
        </span>
        {answer.isOwn && mayReport ? (
          <Button
            size="icon-sm"
            variant="ghost"
            disabled={isPending}
            aria-label={`Undo the answer about ${about}`}
            onClick={() => undo.mutate(answer.verdictId)}
          >
            <Undo2 aria-hidden />
          </Button>
        ) : null}
      </span>
    );
  if (!mayReport) return <span className="text-fg-muted">not answered</span>;
  return (
    <span role="group" aria-label={`Was this right: ${about}?`} className="inline-flex gap-1">
      {(['true-block', 'false-positive'] as const).map((judgement) => (
        <Button
          key={judgement}
          size="sm"
          disabled={isPending}
          onClick={() => give.mutate({ eventId, judgement, origin: 'on-call' })}
        >
          {ANSWERS[judgement]}
        </Button>
      ))}
    </span>
  );
}
