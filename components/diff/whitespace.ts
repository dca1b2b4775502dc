import type { PolicyDiff } from '@/lib/domain/read-models/policies';

/** Whether white space tells lines apart. */
export type Whitespace = PolicyDiff['whitespace'];
