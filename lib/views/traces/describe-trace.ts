import type { SpanRole } from '@/lib/domain/span';

const counted = (count: number, one: string) =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const MOST_NAMES = 3;

/** What a trace shows, in a sentence: through which services it went, and what was decided on the way. */
export function describeTrace({
  spans,
  services,
  denials,
  decisions,
  roles,
}: {
  spans: number;
  services: readonly string[];
  denials: number;
  decisions: number;
  roles: readonly { role: SpanRole; spans: number }[];
}): string {
  const decided =
    decisions === 0
      ? 'no decision is known of it'
      : `${counted(decisions, 'decision')}, ${tellDenials(decisions, denials)}`;
  if (spans === 0) return `No spans of this trace were received; ${decided}.`;
  const named = services.slice(0, MOST_NAMES);
  const more = services.length - named.length;
  const through =
    services.length === 0
      ? ''
      : ` through ${listed(more > 0 ? [...named, `${more.toLocaleString('en')} more`] : named)}`;
  const evaluations = roles.find(({ role }) => role === 'policy')?.spans ?? 0;
  return `${counted(spans, 'span')}${through}, with ${counted(evaluations, 'policy evaluation')}; ${decided}.`;
}

function tellDenials(decisions: number, denials: number): string {
  if (denials === 0) return decisions === 1 ? 'no denial' : 'none a denial';
  if (denials === decisions) return decisions === 1 ? 'a denial' : 'all denials';
  return `${denials.toLocaleString('en')} of them ${denials === 1 ? 'a denial' : 'denials'}`;
}
