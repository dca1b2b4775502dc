import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { cutText } from '@/lib/domain/cut-text';
import { sayDuration } from '@/lib/slo/words';
import { makeCondition } from '../make-condition';
import { sayTime } from '../words';

/** A certificate of an identity as it was told first; milliseconds since 1970. */
export type SeenCertificate = {
  identity: string;
  environment: string | null;
  zone: string;
  service: string | null;
  expiresAt: number;
  toldAt: number;
};

/** A check that found a certificate wrong. */
export type CertificateDrift = {
  driftId: string;
  zone: string;
  service: string | null;
  environment: string | null;
  detectedAt: number;
  resolvedAt: number | null;
};

/** A certificate that lives for a month is to be renewed a week before its end at the latest, one for a week the day before. */
const LAST_PART = 0.25;
/** Of the name of an identity: a subject holds no more. */
const MOST_CHARACTERS = 300;
/** So long after its end an identity without a new one is taken for gone. */
export const GONE_AFTER_MS = 7 * 86_400_000;

/**
 * Which identities have no newer certificate than one that ends within the bound, or within the last quarter of its own
 * life where that is shorter. `certificates` are of one identity, in the order of their ends. Null before the first.
 */
export function judgeCertificates(
  certificates: readonly SeenCertificate[],
  atMs: number,
  boundMs: number,
): AlertCondition | null {
  const newest = certificates.findLast(({ toldAt }) => toldAt <= atMs);
  if (!newest) return null;
  const { identity, zone, service, environment, expiresAt, toldAt } = newest;
  const leftMs = expiresAt - atMs;
  if (leftMs < -GONE_AFTER_MS) return null;
  const thresholdMs = Math.min(boundMs, (expiresAt - toldAt) * LAST_PART);
  const isLate = leftMs < thresholdMs;
  return makeCondition({
    subject: { zone, service, environment, item: cutText(identity, MOST_CHARACTERS) },
    outcome: isLate ? 'true' : 'false',
    value: Math.max(0, leftMs) / 1_000,
    threshold: thresholdMs / 1_000,
    unit: 'seconds',
    sinceMs: isLate ? expiresAt - thresholdMs : null,
    sentence:
      leftMs < 0
        ? `Its certificate ended at ${sayTime(expiresAt, atMs)}, and no newer one was seen.`
        : `Its newest certificate ends at ${sayTime(expiresAt, atMs)}, in ${sayDuration(leftMs)}${isLate ? ', and was not renewed' : ''}.`,
  });
}

/** Whether a check of a certificate stands open at a time; null before it was made. */
export const judgeCertificateDrift = (drift: CertificateDrift, atMs: number): AlertCondition | null => {
  const { driftId, zone, service, environment, detectedAt, resolvedAt } = drift;
  if (detectedAt > atMs) return null;
  const isOpen = resolvedAt === null || resolvedAt > atMs;
  return makeCondition({
    subject: { zone, service, environment, item: driftId },
    outcome: isOpen ? 'true' : 'false',
    sinceMs: isOpen ? detectedAt : null,
    sentence: isOpen
      ? `A check found its certificate other than it should be at ${sayTime(detectedAt, atMs)}; nothing mended it.`
      : `Its certificate was mended at ${sayTime(resolvedAt, atMs)}.`,
  });
};
