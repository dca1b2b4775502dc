import { zoneName } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { fromLocalInput, toLocalInput } from '@/components/time-range/local-input';
import { readText } from './read-form';

/** Reads and writes the values of `datetime-local` fields in the reader's zone. */
export function useLocalTime() {
  const zone = useTimeZone();
  const utc = zone === 'UTC';
  const read = (form: FormData, field: string): string | null =>
    fromLocalInput(readText(form, field), utc)?.toISOString() ?? null;
  return {
    /** The name of the zone, for hints. */
    name: (at: Date) => zoneName(at, zone),
    toInput: (at: string | Date | null) => (at === null ? '' : toLocalInput(new Date(at), utc)),
    /** The time of a field as RFC 3339 text; null where it is empty. */
    read,
    /**
     * The same, unless the field still shows the minute of `at`: fields know no seconds, and what nobody touched
     * stays as it is.
     */
    readChanged: (form: FormData, field: string, at: string | null): string | null => {
      const isUntouched = at !== null && readText(form, field) === toLocalInput(new Date(at), utc);
      return isUntouched ? at : read(form, field);
    },
  };
}
