import type { NotReplayable } from '@/lib/domain/replay/not-replayable';
import { blankOut } from './rewrite-packages';

/** Built-in functions whose answer depends on the moment or on the world outside. Source: OPA's list of them. */
const OF_THE_MOMENT = [
  'time.now_ns',
  'http.send',
  'net.lookup_ip_addr',
  'opa.runtime',
  'rand.intn',
  'uuid.rfc4122',
];

/** Why no decision can be replayed on a text of Rego that asks for the time or the world; null where none does. */
export function asksTheMoment(files: Readonly<Record<string, string>>): NotReplayable | null {
  for (const text of Object.values(files)) {
    const code = blankOut(text);
    const found = OF_THE_MOMENT.find((name) =>
      new RegExp(`(?<![\\w.])${name.replace('.', '\\.')}(?!\\w)`).test(code),
    );
    if (found)
      return {
        reason: found === 'time.now_ns' ? 'time-dependent' : 'missing-data',
        what: `the built-in function ${found}`,
      };
  }
  return null;
}
