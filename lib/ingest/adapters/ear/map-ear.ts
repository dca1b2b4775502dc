import type { Attestation, Event } from '@/lib/domain/event';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { placeRefusal } from '../parts/place-refusal';
import { readEpoch } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { appraisalSchema, tierOf, type Appraisal } from './ear-schema';
import { isCborDocument, readJwtClaims } from './read-evidence';

function mapEar(value: unknown, context: AdapterContext): MappedRecord {
  if (typeof value === 'string') return mapText({ text: value }, context);
  const record = readObject(value);
  if (typeof record.text === 'string') return mapText(record, context);
  if (record.submods !== undefined) return mapSubmods(readObject(record.submods), record, context, 'submods');
  if (record.pcrs !== undefined)
    return refuse(
      'not-a-result',
      'pcrs',
      'These are measurements to compare with, not the result of an attestation.',
    );
  if (isSubmods(record)) return mapSubmods(record, {}, context, '');
  const groups = Object.entries(record).filter(([, inner]) => isSubmods(readObject(inner)));
  if (groups.length === 0 || groups.length < Object.keys(record).length)
    return refuse('missing-field', 'submods', 'The record is no attestation result: it has no submods.');
  return mapGroups(groups, context);
}

const isSubmods = (value: Json): boolean =>
  Object.values(value).some((inner) => Object.hasOwn(readObject(inner), 'ear.status'));

/** Results by a name of the sender's own, such as the test that made them. */
function mapGroups(groups: [string, unknown][], context: AdapterContext): MappedRecord {
  const events: Event[] = [];
  for (const [name, submods] of groups) {
    const mapped = mapSubmods(readObject(submods), { name }, context, name);
    if ('refusal' in mapped) return mapped;
    events.push(...mapped.events);
  }
  return { events };
}

/** A signed result is a JWT; a document of CBOR is the evidence, which somebody has yet to judge. */
function mapText(record: Json, context: AdapterContext): MappedRecord {
  const text = record.text as string;
  if (isCborDocument(text))
    return refuse(
      'not-a-result',
      'text',
      'This is a signed attestation document, the evidence itself. Send the result of the verifier that checked it.',
    );
  const claims = readObject(readJwtClaims(text));
  if (claims.submods === undefined)
    return refuse('not-understood', 'text', 'The text is no attestation result in a JWT.');
  return mapSubmods(readObject(claims.submods), { ...claims, signature: 'not verified' }, context, 'submods');
}

/** `path` is where the submods lie in the record. */
function mapSubmods(submods: Json, claims: Json, context: AdapterContext, path: string): MappedRecord {
  const occurredAt = claims.iat === undefined ? context.receivedAt : readEpoch(claims.iat, 'seconds');
  if (!occurredAt) return refuse('invalid-field', 'iat', 'iat is no count of seconds since 1970.');
  const events: Event[] = [];
  for (const [name, value] of Object.entries(submods)) {
    const parsed = appraisalSchema.safeParse(value);
    if (!parsed.success)
      return placeRefusal(
        refuseIssue(parsed.error, 'an appraisal of an EAR'),
        path ? `${path}.${name}` : name,
      );
    events.push(toAttestation(name, parsed.data, claims, occurredAt));
  }
  return events.length > 0
    ? { events }
    : refuse('missing-field', path, 'The attestation result holds no appraisal.');
}

/** Affirming alone is valid: a warning and a verifier that says nothing leave the attester untrusted. */
function toAttestation(name: string, appraisal: Appraisal, claims: Json, occurredAt: string): Attestation {
  const tier = appraisal['ear.status'];
  const verifier = readObject(claims['ear.verifier-id']);
  const { iat, nbf, exp, jti, eat_nonce: nonce } = claims;
  return {
    kind: 'attestation',
    id:
      typeof jti === 'string' && jti !== ''
        ? boundId(`${jti}:${name}`)
        : deriveId(name, iat ?? nbf, nonce, verifier, claims.name, claims['ear.raw-evidence'], appraisal),
    occurredAt,
    outcome: tier === 'affirming' ? 'valid' : 'failed',
    subject: firstText('principal', readInstance(appraisal), name) ?? 'unnamed',
    host: firstText('name', name),
    method: 'ear',
    reason: tier === 'affirming' ? undefined : firstText('text', describe(appraisal)),
    expiresAt: exp === undefined ? undefined : readEpoch(exp, 'seconds'),
    labels: boundLabels({
      tier,
      submod: name,
      result: claims.name,
      policy: appraisal['ear.appraisal-policy-id'],
      verifier: verifier.developer,
      verifierBuild: verifier.build,
      profile: claims.eat_profile,
      nonce,
      signature: claims.signature,
      trustworthiness: appraisal['ear.trustworthiness-vector'],
    }),
  };
}

/** The device's own identity, where the verifier passed the evidence on. */
function readInstance(appraisal: Appraisal): unknown {
  const evidence = readObject(appraisal['ear.veraison.annotated-evidence']);
  return evidence['psa-instance-id'] ?? evidence['cca-platform-instance-id'] ?? evidence.ueid;
}

function describe(appraisal: Appraisal): string {
  const claims = Object.entries(appraisal['ear.trustworthiness-vector'] ?? {}).flatMap(([claim, value]) => {
    const tier = tierOf(value);
    return tier === 'warning' || tier === 'contraindicated' ? [`${claim} ${value} (${tier})`] : [];
  });
  const problem = firstText('text', readObject(appraisal['ear.veraison.policy-claims']).problem);
  const tier = appraisal['ear.status'];
  const first = tier === 'none' ? 'none: the verifier asserts nothing' : tier;
  return [first, problem, claims.join(', ')].filter(Boolean).join('; ');
}

/** Results of remote attestation (RATS): EAR as claims, as its submods alone, or in a JWT. */
export const earAdapter: Adapter = {
  name: 'ear',
  source: 'ear',
  map: mapEar,
  unwrapText: (text) =>
    isCborDocument(text) || readJwtClaims(text) !== null ? [JSON.stringify({ text: text.trim() })] : null,
};
