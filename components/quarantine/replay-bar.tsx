'use client';

import { RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ONLY_ON_CALL } from './replay-words';

/** What can be done with the events of the list: tick all, replay the ticked ones, replay all that match. */
export function ReplayBar({
  shown,
  selected,
  total,
  isFiltered,
  mayReplay,
  isPending,
  onSelect,
  onReplaySelected,
  onReplayAll,
}: {
  /** Rows that are loaded. */
  shown: number;
  selected: number;
  /** Events that match, loaded or not. */
  total: number;
  isFiltered: boolean;
  mayReplay: boolean;
  isPending: boolean;
  onSelect: (all: boolean) => void;
  onReplaySelected: () => void;
  onReplayAll: () => void;
}) {
  const id = useId();
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 pb-2">
      {mayReplay ? (
        <span className="inline-flex min-h-6 items-center gap-2">
          <Checkbox
            id={id}
            checked={selected === 0 ? false : selected === shown ? true : 'indeterminate'}
            onCheckedChange={(checked) => onSelect(checked !== false)}
          />
          <label htmlFor={id} className="text-sm">
            Select all {formatCount(shown)} shown
          </label>
        </span>
      ) : null}
      {selected > 0 ? (
        <>
          <Button variant="primary" disabled={isPending} onClick={onReplaySelected}>
            <RotateCcw aria-hidden />
            Replay {formatCount(selected)} selected
          </Button>
          <Button variant="ghost" onClick={() => onSelect(false)}>
            Clear selection
          </Button>
        </>
      ) : null}
      <PermittedButton
        className="ml-auto"
        allowed={mayReplay}
        reason={ONLY_ON_CALL}
        disabled={isPending}
        onClick={onReplayAll}
      >
        <RotateCcw aria-hidden />
        {isFiltered
          ? `Replay all ${formatCounted(total, 'event')} that match`
          : `Replay all ${formatCounted(total, 'event')}`}
      </PermittedButton>
    </div>
  );
}
