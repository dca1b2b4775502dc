import { checkSilence } from '@/lib/alerting/silences/check-silence';
import { silenceInputSchema, type SilenceInput } from '@/lib/domain/alerting/silence';
import { GatehouseError } from '@/lib/domain/errors';

/** A silence whose times make sense at `now`. Throws `invalid-input` with the fields that do not. */
export function requireValidSilence(input: SilenceInput, now: Date): SilenceInput {
  const given = silenceInputSchema.parse(input);
  const issues = checkSilence(given, now.getTime());
  if (issues.length > 0)
    throw new GatehouseError('invalid-input', issues[0]!.message, {
      issues,
      remedy: 'Correct the times.',
    });
  return {
    ...given,
    startsAt: new Date(given.startsAt).toISOString(),
    endsAt: new Date(given.endsAt).toISOString(),
  };
}
