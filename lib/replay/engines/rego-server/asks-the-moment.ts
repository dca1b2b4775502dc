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
    // A template holds code among its words: it is read as a whole then.
    const code = /\$["`]/.test(text) ? text : blankOut(text);
    const found = OF_THE_MOMENT.find((name) => callOf(name).test(code));
    if (found)
      return {
        reason: found === 'time.now_ns' ? 'time-dependent' : 'missing-data',
        what: `the built-in function ${found}`,
      };
  }
  return null;
}

/** By its name, or from its namespace by a text, which is blanked out here and may be any: `http["send"](…)`. */
function callOf(name: string): RegExp {
  const [namespace, own] = name.split('.');
  const indexed = `${namespace}\\s*\\[[^\\]]*\\]`;
  return new RegExp(
    `(?<![\\w.])(${namespace}\\s*\\.\\s*${own}(?!\\w)|${indexed}\\s*\\()|\\bas\\s+${indexed}`,
  );
}
