import { Badge } from '@/components/ui/badge';

const BARS = { high: 3, medium: 2, low: 1 } as const;
const WORDS = { high: 'High trust', medium: 'Medium trust', low: 'Low trust' } as const;

/** The trust level of a zone: bars and words, without a status colour, since low trust is no fault. */
export function TrustLevelBadge({ level }: { level: keyof typeof BARS }) {
  return (
    <Badge variant="plain">
      <svg aria-hidden viewBox="0 0 14 14">
        {[1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 5}
            y={12 - bar * 4}
            width={3.5}
            height={bar * 4}
            className={bar <= BARS[level] ? 'fill-fg' : 'fill-line'}
          />
        ))}
      </svg>
      {WORDS[level]}
    </Badge>
  );
}
