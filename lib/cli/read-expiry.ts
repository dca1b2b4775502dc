import { GatehouseError } from '@/lib/domain/errors';
import { parseMicros } from '@/lib/domain/timestamp';

const HOURS = { h: 1, d: 24, w: 168 } as const;
const HOUR_MS = 3_600_000;

/** When something ends that is to last `12h`, `30d` or `8w`, or until an RFC 3339 time, in RFC 3339. Throws `invalid-input`. */
export function readExpiry(text: string, now: Date): string {
  const [, amount, unit] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  if (amount && unit)
    return new Date(
      now.getTime() + Number(amount) * HOURS[unit as keyof typeof HOURS] * HOUR_MS,
    ).toISOString();
  if (!Number.isNaN(parseMicros(text))) return text;
  throw new GatehouseError('invalid-input', `"${text}" does not say until when.`, {
    remedy: 'Use 12h, 30d, 8w, or an RFC 3339 time such as 2027-01-31T00:00:00Z.',
  });
}
