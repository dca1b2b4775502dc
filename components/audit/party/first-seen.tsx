import { Sparkles } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

/** Marks what was never seen before the window. */
export const FirstSeen = () => (
  <Badge variant="accent">
    <Sparkles aria-hidden /> First seen
  </Badge>
);
