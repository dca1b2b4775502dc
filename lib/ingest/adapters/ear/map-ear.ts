import { z } from 'zod';
import type { Attestation, Event } from '@/lib/domain/event';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readList, readObject, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { placeRefusal } from '../parts/place-refusal';
import { readEpoch } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { appraisalSchema, isAppraisal, spellClaims, tierOf, type Appraisal } from './ear-schema';
import { isCborDocument, readJwtClaims } from './read-evidence';

/** Where answers of Veraison's and Trustee's APIs have the signed result. */
const TOKEN_IN = ['result', 'token'] as const;

function mapEar(value: unknown, context: AdapterContext): MappedRecord {
  if (typeof value === 'string') return mapText({ text: value }, context);
  const record = readObject(value);
  if (typeof record.text === 'string') return mapText(record, context);
  const token = TOKEN_IN.find((name) => readJwtClaims(record[name]) !== null);
  if (token && record.submods === undefined) return mapToken(readJwtClaims(record[token]), token, context);
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

const isSubmods = (value: Json): boolean => Object.values(value).some(isAppraisal);

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
  return mapToken(readJwtClaims(text), 'text', context);
}

/** The claims of a JWT; `path` is where it lies in the record. */
function mapToken(value: unknown, path: string, context: AdapterContext): MappedRecord {
  const claims = readObject(value);
  if (claims.submods === undefined)
    return refuse('not-understood', path, 'The text is no attestation result in a JWT.');
  return mapSubmods(readObject(claims.submods), { ...claims, signature: 'not verified' }, context, 'submods');
}

/** `path` is where the submods lie in the record. */
function mapSubmods(submods: Json, value: Json, context: AdapterContext, path: string): MappedRecord {
  const { claims } = spellClaims(value);
  const occurredAt = claims.iat === undefined ? context.receivedAt : readEpoch(claims.iat, 'seconds');
  if (!occurredAt) return refuse('invalid-field', 'iat', 'iat is no count of seconds since 1970.');
  const events: Event[] = [];
  for (const [name, value] of Object.entries(submods)) {
    const { claims: appraisal, spelt } = spellClaims(value);
    const parsed = appraisalSchema.safeParse(appraisal);
    if (!parsed.success) return refuseAppraisal(parsed.error, spelt, path ? `${path}.${name}` : name);
    events.push(toAttestation(name, parsed.data, claims, occurredAt));
  }
  return events.length > 0
    ? { events }
    : refuse('missing-field', path, 'The attestation result holds no appraisal.');
}

/** By the name that the verifier wrote; where the mandatory claim is missing, by the name that its neighbours have. */
function refuseAppraisal(error: z.ZodError, spelt: Map<string, string>, path: string): MappedRecord {
  const isDotted = [...spelt.values()].every((name) => !name.startsWith('ear_'));
  const issues = error.issues.map((issue) => ({
    ...issue,
    path: issue.path.map((part) =>
      part === 'ear_status'
        ? (spelt.get(part) ?? (isDotted ? 'ear.status' : part))
        : (spelt.get(String(part)) ?? part),
    ),
  }));
  return placeRefusal(refuseIssue(new z.ZodError(issues), 'an appraisal of an EAR'), path);
}

/** Affirming alone is valid: a warning and a verifier that says nothing leave the attester untrusted. */
function toAttestation(name: string, appraisal: Appraisal, claims: Json, occurredAt: string): Attestation {
  const tier = appraisal.ear_status;
  const verifier = readObject(claims.ear_verifier_id);
  const { iat, nbf, exp, jti } = claims;
  const nonce = appraisal.eat_nonce ?? claims.eat_nonce;
  return {
    kind: 'attestation',
    id:
      typeof jti === 'string' && jti !== ''
        ? boundId(`${jti}:${name}`)
        : deriveId(name, iat ?? nbf, nonce, verifier, claims.name, claims.ear_raw_evidence, appraisal),
    occurredAt,
    outcome: tier === 'affirming' ? 'valid' : 'failed',
    subject: firstText('principal', readInstance(appraisal), name) ?? 'unnamed',
    method: 'ear',
    reason: tier === 'affirming' ? undefined : firstText('text', describe(appraisal)),
    expiresAt: exp === undefined ? undefined : readEpoch(exp, 'seconds'),
    labels: boundLabels({
      tier,
      submod: name,
      result: claims.name,
      policy: readPolicy(appraisal),
      verifier: verifier.developer,
      verifierBuild: verifier.build,
      profile: claims.eat_profile,
      nonce,
      signature: claims.signature,
      trustworthiness: appraisal.ear_trustworthiness_vector,
    }),
  };
}

/** The device's own identity, where the verifier passed the evidence on. */
function readInstance(appraisal: Appraisal): unknown {
  const evidence = readObject(appraisal.ear_veraison_annotated_evidence);
  return evidence['psa-instance-id'] ?? evidence['cca-platform-instance-id'] ?? evidence.ueid;
}

/** One policy since -03 is a list of them. */
function readPolicy({ ear_appraisal_policy_id: one, ear_appraisal_policy_ids: many }: Appraisal): unknown {
  return one ?? (readList(many).length === 1 ? readList(many)[0] : many);
}

function describe(appraisal: Appraisal): string {
  const claims = Object.entries(appraisal.ear_trustworthiness_vector ?? {}).flatMap(([claim, value]) => {
    if (typeof value !== 'number') return [];
    const tier = tierOf(value);
    return tier === 'warning' || tier === 'contraindicated' ? [`${claim} ${value} (${tier})`] : [];
  });
  const problem = firstText('text', readObject(appraisal.ear_veraison_policy_claims).problem);
  const tier = appraisal.ear_status;
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
