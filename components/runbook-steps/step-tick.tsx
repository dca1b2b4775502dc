import { Time } from '@/components/values/time';
import { Checkbox } from '@/components/ui/checkbox';
import { Tooltip } from '@/components/ui/tooltip';

/** The box that ticks a step; where it is ticked, it says by whom and when. */
export function StepTick({
  label,
  tick,
  mayTick,
  isPending,
  onChange,
}: {
  label: string;
  tick: { at: string; by: string } | null;
  mayTick: boolean;
  isPending: boolean;
  onChange: (isDone: boolean) => void;
}) {
  const box = (
    <Checkbox
      checked={tick !== null}
      aria-disabled={!mayTick || isPending}
      aria-label={`Done: ${label}`}
      onCheckedChange={(checked) => (mayTick && !isPending ? onChange(checked === true) : undefined)}
    />
  );
  if (!mayTick)
    return <Tooltip content="The roles on-call, reviewer and administrator tick steps.">{box}</Tooltip>;
  return tick ? (
    <Tooltip
      content={
        <>
          {tick.by}, <Time at={tick.at} as="absolute" />
        </>
      }
    >
      {box}
    </Tooltip>
  ) : (
    box
  );
}
