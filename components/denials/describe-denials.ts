import { formatCounted } from '@/components/format/format-count';

/** "1,204 denials in the last hour." `range` is the range in words, as its picker shows it. */
export function describeDenials(total: number, range: string, hasFilter: boolean): string {
  const when = range.startsWith('Last') ? `in the l${range.slice(1)}` : `in ${range}`;
  const which = !hasFilter ? '' : total === 1 ? ' matches the filters' : ' match the filters';
  return total === 0 ? `No denials${which} ${when}.` : `${formatCounted(total, 'denial')}${which} ${when}.`;
}
