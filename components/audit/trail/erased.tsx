import { formatAbsolute } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Tooltip } from '@/components/ui/tooltip';
import type { AuditTrailRow } from '@/lib/domain/read-models/audit';
import { erasureOf } from '../erasure-of';

/** Whether a value of an entry, or the whole of it, was erased. */
export const isErased = ({ erased }: AuditTrailRow, field: string): boolean =>
  erased.includes(field) || erased.includes('leaf');

/** A value that was there and was erased, with when and why: never the same as one that nobody reported. */
export function Erased({ row, field }: { row: AuditTrailRow; field: string }) {
  const zone = useTimeZone();
  const erasure = erasureOf(row.erasures, field);
  return (
    <Tooltip
      content={
        erasure
          ? `Erased on ${formatAbsolute(new Date(erasure.erasedAt), zone)} because: ${erasure.basis}`
          : 'The value is gone and no erasure of the log tells why.'
      }
    >
      <button type="button" className="text-fg-muted cursor-help border-b border-dotted italic">
        Erased
      </button>
    </Tooltip>
  );
}
