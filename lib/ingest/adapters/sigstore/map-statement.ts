import type { Attestation } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import type { Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { placeRefusal } from '../parts/place-refusal';
import { refuseIssue } from '../parts/refuse-issue';
import {
  oldSummarySchema,
  resultSchema,
  statementSchema,
  summarySchema,
  testSchema,
  type Statement,
} from './statement-schema';

/** What a predicate says, whatever its type. */
type Finding = Pick<Attestation, 'outcome' | 'reason'> & {
  method: string;
  at?: string;
  /** What makes this verification another than the one before. */
  identity: unknown;
  labels: Json;
};

type Read = { finding: Finding } | MappedRecord;

const PREDICATES: readonly [type: RegExp, read: (predicate: Json) => Read][] = [
  [/^https:\/\/slsa\.dev\/verification_summary\/v?[01](\.\d+)?$/, readSummary],
  [/^https:\/\/in-toto\.io\/attestation\/svr\/v0\.\d+$/, readResult],
  [/^https:\/\/in-toto\.io\/attestation\/test-result\/v0\.\d+$/, readTests],
];

/** A statement about what was verified: an attestation for each subject. `labels` come from its envelope. */
export function mapStatement(value: unknown, labels: Json, context: AdapterContext): MappedRecord {
  const parsed = statementSchema.safeParse(value);
  if (!parsed.success) return refuseIssue(parsed.error, 'an in-toto statement');
  const statement = parsed.data;
  const read = PREDICATES.find(([type]) => type.test(statement.predicateType))?.[1];
  if (!read)
    return refuse(
      'not-a-result',
      'predicateType',
      `A statement of type ${statement.predicateType} claims something; it is not the result of a verification.`,
    );
  const mapped = read(statement.predicate);
  if (!('finding' in mapped)) return placeRefusal(mapped, 'predicate');
  const { finding } = mapped;
  const seen = new Set<string>();
  return {
    events: statement.subject.flatMap((subject, index): Attestation[] => {
      const event = toAttestation(subject, statement, finding, labels, context);
      if (!event.subject) event.subject = `subject ${index + 1}`;
      if (seen.has(event.id)) return [];
      seen.add(event.id);
      return [event];
    }),
  };
}

function toAttestation(
  subject: Statement['subject'][number],
  statement: Statement,
  finding: Finding,
  labels: Json,
  context: AdapterContext,
): Attestation {
  const [algorithm, digest] = Object.entries(subject.digest ?? {})[0] ?? [];
  // An underscore is how makers of summaries leave the name open.
  const name = firstText('principal', subject.name === '_' ? undefined : subject.name, subject.uri);
  const pinned = digest && `${algorithm}:${digest}`;
  return {
    kind: 'attestation',
    id: deriveId(
      statement.predicateType,
      subject.digest,
      name,
      finding.identity,
      finding.at,
      finding.outcome,
    ),
    occurredAt: finding.at ?? context.receivedAt,
    outcome: finding.outcome,
    subject: firstText('principal', name && pinned ? `${name}@${pinned}` : (pinned ?? name)) ?? '',
    method: finding.method,
    reason: finding.reason,
    labels: boundLabels({ ...finding.labels, predicateType: statement.predicateType, ...labels }),
  };
}

function readSummary(predicate: Json): Read {
  const isOld = predicate.verificationResult === undefined && predicate.verification_result !== undefined;
  const parsed = (isOld ? oldSummarySchema : summarySchema).safeParse(predicate);
  if (!parsed.success) return refuseIssue(parsed.error, 'a verification summary');
  const { verifier, policy, resourceUri, verifiedLevels, verificationResult } = parsed.data;
  const isPassed = verificationResult === 'PASSED';
  return {
    finding: {
      outcome: isPassed ? 'valid' : 'failed',
      reason: isPassed ? undefined : `The verifier's result is ${verificationResult}`,
      method: 'slsa-vsa',
      at: parsed.data.timeVerified,
      identity: [verifier.id, policy?.uri, resourceUri],
      labels: { verifier: verifier.id, policy: policy?.uri, resource: resourceUri, levels: verifiedLevels },
    },
  };
}

/** Only properties that hold are listed, so a statement of this type reports no failure. */
function readResult(predicate: Json): Read {
  const parsed = resultSchema.safeParse(predicate);
  if (!parsed.success) return refuseIssue(parsed.error, 'a simple verification result');
  const { verifier, properties, timeCreated } = parsed.data;
  return {
    finding: {
      outcome: 'valid',
      method: 'in-toto-svr',
      at: timeCreated,
      identity: [verifier.id, properties],
      labels: { verifier: verifier.id, properties },
    },
  };
}

function readTests(predicate: Json): Read {
  const parsed = testSchema.safeParse(predicate);
  if (!parsed.success) return refuseIssue(parsed.error, 'a test result');
  const { result, url, configuration, passedTests, warnedTests, failedTests } = parsed.data;
  const named = result === 'FAILED' ? failedTests : result === 'WARNED' ? warnedTests : undefined;
  return {
    finding: {
      outcome: result === 'FAILED' ? 'failed' : 'valid',
      reason: result === 'PASSED' ? undefined : firstText('text', [result, ...(named ?? [])].join(': ')),
      method: 'in-toto-test-result',
      identity: [url, configuration, result],
      labels: {
        result,
        url,
        configuration: configuration?.map(({ name }) => name),
        passed: passedTests?.length,
        warned: warnedTests?.length,
        failed: failedTests?.length,
      },
    },
  };
}
