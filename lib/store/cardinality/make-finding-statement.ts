import { FOLDED_POLICY, FOLDED_SERVICE, type CappedDimension, type Folding } from '@/lib/domain/folding';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';
import type { Statement } from '../run-together';

const EXAMPLES = 5;

const ADD = `
  INSERT INTO cardinality_finding AS f (source, zone, dimension, since, last_at, events, examples)
  SELECT source, zone, dimension, since, last_at, events, examples
  FROM jsonb_to_recordset($1::jsonb) AS r(source text, zone text, dimension text, since timestamptz,
    last_at timestamptz, events bigint, examples text[])
  ORDER BY source, zone, dimension
  ON CONFLICT (source, zone, dimension) DO UPDATE SET
    since = LEAST(f.since, EXCLUDED.since), last_at = GREATEST(f.last_at, EXCLUDED.last_at),
    events = f.events + EXCLUDED.events,
    examples = (f.examples || ARRAY(
      SELECT name FROM unnest(EXCLUDED.examples) AS name WHERE name <> ALL (f.examples)))[1:${EXAMPLES}]`;

type Finding = {
  source: string;
  zone: string;
  dimension: CappedDimension;
  since: Micros;
  last: Micros;
  events: number;
  examples: Set<string>;
};

/** An event, or a span, which knows no policy. */
type Folded = {
  source: string;
  zone: string;
  receivedAt: Micros;
  service: string | null;
  policy?: string | null;
  folded: Folding | null;
};

/** The statement that notes which sources go beyond their caps, by time of receipt; none where none does. */
export function makeFindingStatements(records: readonly Folded[]): Statement[] {
  const findings = new Map<string, Finding>();
  for (const record of records) {
    if (record.folded === null) continue;
    if (record.folded & FOLDED_SERVICE) note(findings, record, 'service');
    if (record.folded & FOLDED_POLICY) note(findings, record, 'policy');
  }
  if (findings.size === 0) return [];
  const rows = [...findings.values()].map(({ since, last, examples, ...rest }) => ({
    ...rest,
    since: formatMicros(since),
    last_at: formatMicros(last),
    examples: [...examples],
  }));
  return [{ name: 'add-findings', text: ADD, values: [jsonParameter(rows)] }];
}

function note(findings: Map<string, Finding>, record: Folded, dimension: CappedDimension): void {
  const { source, zone, receivedAt } = record;
  const key = `${source}\0${zone}\0${dimension}`;
  const finding = findings.get(key) ?? {
    source,
    zone,
    dimension,
    since: receivedAt,
    last: receivedAt,
    events: 0,
    examples: new Set<string>(),
  };
  finding.since = Math.min(finding.since, receivedAt);
  finding.last = Math.max(finding.last, receivedAt);
  finding.events += 1;
  if (finding.examples.size < EXAMPLES) finding.examples.add(record[dimension]!);
  findings.set(key, finding);
}
