import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readList, readObject, type Json } from '../parts/read-object';
import { placeRefusal } from '../parts/place-refusal';
import { mapAdmissionLine, mapReview } from './map-admission';
import { mapCosign } from './map-cosign';
import { mapStatement } from './map-statement';
import { isVerifierText, mapVerifierText } from './map-verifier-text';

const IN_TOTO = 'application/vnd.in-toto+json';

function mapSigstore(value: unknown, context: AdapterContext): MappedRecord {
  const record = readObject(value);
  if (typeof record.text === 'string') return mapVerifierText(record.text, context);
  if (record.dsseEnvelope !== undefined)
    return placeRefusal(mapEnvelope(readObject(record.dsseEnvelope), context), 'dsseEnvelope');
  if (record.payload !== undefined) return mapEnvelope(record, context);
  if (record.predicateType !== undefined) return mapStatement(record, { signature: 'none' }, context);
  if (record.critical !== undefined) return mapCosign(record, context);
  if (record.response !== undefined) return mapReview(record, context);
  const field = (['msg', 'message'] as const).find((name) => typeof record[name] === 'string');
  if (field) return mapAdmissionLine(record, field, context);
  return refuse(
    'not-understood',
    '',
    'The record is no statement, envelope, output of cosign or slsa-verifier, or answer of policy-controller.',
  );
}

/** A DSSE envelope: what it holds is read, its signatures are not verified here. */
function mapEnvelope(envelope: Json, context: AdapterContext): MappedRecord {
  if (envelope.payloadType !== IN_TOTO)
    return refuse('not-understood', 'payloadType', `The envelope holds something else than ${IN_TOTO}.`);
  const statement = readPayload(envelope.payload);
  if (!statement) return refuse('not-understood', 'payload', 'The payload is no JSON in base64.');
  const keys = readList(envelope.signatures).flatMap((signature) => readObject(signature).keyid || []);
  const labels = { signature: 'not verified', keyIds: keys.length > 0 ? keys : undefined };
  return placeRefusal(mapStatement(statement, labels, context), 'payload');
}

function readPayload(payload: unknown): Json | null {
  if (typeof payload !== 'string') return null;
  try {
    return readObject(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
  } catch {
    return null;
  }
}

/** Verification of artifacts: cosign, slsa-verifier, in-toto results, policy-controller. */
export const sigstoreAdapter: Adapter = {
  name: 'sigstore',
  source: 'sigstore',
  map: mapSigstore,
  unwrapText: (text) => (isVerifierText(text) ? [JSON.stringify({ text })] : null),
};
