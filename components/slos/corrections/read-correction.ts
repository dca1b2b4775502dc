import { readChosen, readOptional, readText } from '@/components/forms/read-form';
import { fromLocalInput } from '@/components/time-range/local-input';
import { readNumber } from '../form/read-number';

/** How often a correction holds. */
export type Recurrence = 'once' | 'recurring';

/**
 * What the form of a correction says, as the API takes it. `utc` tells in which zone its two times are
 * typed. What is missing or no number goes along as it is: the server says what is wrong with it.
 */
export function readCorrection(form: FormData, recurrence: Recurrence, utc: boolean): unknown {
  const instant = (name: string) => fromLocalInput(readText(form, name), utc)?.toISOString() ?? '';
  return {
    category: readText(form, 'category'),
    reason: readText(form, 'reason'),
    objectives: readChosen(form, 'objectives'),
    times:
      recurrence === 'once'
        ? { type: 'once', from: instant('from'), to: instant('to') }
        : {
            type: 'recurring',
            frequency: readText(form, 'frequency'),
            interval: readNumber(readText(form, 'interval')),
            weekdays: readChosen(form, 'weekdays').map(Number),
            timeZone: readText(form, 'timeZone'),
            startDate: readText(form, 'startDate'),
            untilDate: readOptional(form, 'untilDate'),
            startTime: readText(form, 'startTime'),
            durationMinutes: readNumber(readText(form, 'durationMinutes')),
          },
  };
}
