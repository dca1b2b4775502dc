import { costSchema } from '@/lib/domain/read-models/cost';
import { handle } from '@/lib/http/handle';
import { getCost } from '@/lib/views/cost/get-cost';

/** Telemetry volume and cost of the month so far. */
export const GET = handle({ answer: costSchema }, ({ actor, now }) => getCost(actor, now));
