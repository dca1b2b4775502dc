import { Box, Fingerprint, Network, Scale, type LucideIcon } from 'lucide-react';
import type { SpanRole } from '@/lib/domain/span';

/** Icon, word and colour of what a span's time was spent on. Roles are categories: none is good or bad. */
export const SPAN_ROLE_PRESENTATION: Record<
  SpanRole,
  { word: string; icon: LucideIcon; color: string; text: string }
> = {
  policy: { word: 'Policy evaluation', icon: Scale, color: 'var(--series-1)', text: 'text-series-1' },
  attestation: { word: 'Attestation', icon: Fingerprint, color: 'var(--series-3)', text: 'text-series-3' },
  sidecar: { word: 'Sidecar', icon: Network, color: 'var(--series-2)', text: 'text-series-2' },
  other: { word: 'Service', icon: Box, color: 'var(--series-others)', text: 'text-series-others' },
};
