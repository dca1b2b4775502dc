import { parseAllDocuments } from 'yaml';

const COLUMNS = [
  'LAST SEEN',
  'FIRST SEEN',
  'COUNT',
  'NAME',
  'KIND',
  'SUBOBJECT',
  'TYPE',
  'REASON',
  'SOURCE',
  'MESSAGE',
];
const NEEDED = ['NAME', 'KIND', 'TYPE', 'REASON', 'SOURCE', 'MESSAGE'];

/** Longer YAML than any Application; reading it would hold up everything else. */
const LONGEST_YAML = 2_000_000;

/** Reads the table of `kubectl get events` or `kubectl describe`, or YAML documents; null for anything else. */
export function unwrapArgoText(text: string): string[] | null {
  return unwrapTable(text) ?? unwrapYaml(text);
}

/** Each line becomes a Kubernetes Event as far as its columns tell; columns begin where their titles do. */
function unwrapTable(text: string): string[] | null {
  const [header = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const columns = COLUMNS.map((title) => ({ title, from: header.indexOf(title) }))
    .filter(({ from }) => from >= 0)
    .toSorted((left, right) => left.from - right.from);
  const titles = new Set(columns.map(({ title }) => title));
  if (!NEEDED.every((title) => titles.has(title))) return null;
  const began = new Map<string, string>();
  return lines.map((line) => {
    const cell = (wanted: string) => {
      const index = columns.findIndex(({ title }) => title === wanted);
      return line.slice(columns[index]!.from, columns[index + 1]?.from).trim();
    };
    const name = cell('NAME');
    const application = name.replace(/\.[0-9a-f]+$/, '');
    const message = cell('MESSAGE');
    if (/^Updated sync status: .*-> OutOfSync$/.test(message)) began.set(application, name);
    const beganWith = began.get(application);
    if (/^Updated sync status: .*-> Synced$/.test(message)) began.delete(application);
    return JSON.stringify({
      involvedObject: { kind: cell('KIND'), name: application },
      metadata: { name },
      reason: cell('REASON'),
      message,
      type: cell('TYPE'),
      source: { component: cell('SOURCE') },
      ...(beganWith && { beganWith }),
      text: line,
    });
  });
}

/** Each document that is an object; null when one of them is no YAML or there is none. */
function unwrapYaml(text: string): string[] | null {
  if (text.length > LONGEST_YAML) return null;
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return null;
  try {
    const values = documents.map((document) => document.toJS({ maxAliasCount: 100 }) as unknown);
    const objects = values.filter((value) => typeof value === 'object' && value !== null);
    return objects.length > 0 && objects.length === values.filter((value) => value !== null).length
      ? objects
          .flatMap((value) => (Array.isArray(value) ? value : [value]))
          .map((value) => JSON.stringify(value))
      : null;
  } catch {
    // More aliases than any document of people has.
    return null;
  }
}
