import { formatMicros, type Micros } from '@/lib/domain/timestamp';

/** The UTC day of an instant: `2026-11-21`. */
export const dayOf = (micros: Micros): string => formatMicros(micros).slice(0, 10);
