import { findAdmission, labelAdmission, readAdmission } from './read-admission';
import { readApiInput } from './read-api-input';
import { findEnvoyHttp, labelEnvoyCheck, readEnvoyCheck, readTraceHeaders } from './read-envoy-check';
import { readObject, type Json, type RequestFacts } from './request-facts';

/** Reads who, what and on what from a decision's input. What is not there is left out. */
export function readRequest(input: unknown): RequestFacts {
  const root = readObject(input);
  const http = findEnvoyHttp(root);
  if (http) return readEnvoyCheck(root, http);
  const admission = findAdmission(root);
  return admission ? readAdmission(admission) : readApiInput(root);
}

/** What an input tells besides, as labels. */
export function labelRequest(input: unknown): Json {
  const root = readObject(input);
  const http = findEnvoyHttp(root);
  if (http) return labelEnvoyCheck(root, http);
  const admission = findAdmission(root);
  return admission ? labelAdmission(admission) : {};
}

/** The trace that the request itself belongs to, as far as its headers are in the input. */
export function readRequestTrace(input: unknown): { traceId?: string; spanId?: string } {
  const http = findEnvoyHttp(readObject(input));
  return http ? readTraceHeaders(http) : {};
}
