import { describe, expect, it } from 'vitest';
import { findSource } from '@/lib/ingest/registry';
import { signWebhook } from './sign-webhook';

const now = new Date('2026-11-21T10:00:00Z');
const text = '{"zen":"Keep it logically awesome."}';
const secret = 'whsec_estate';

describe('a webhook of the estate', () => {
  // The example of docs.github.com, "Validating webhook deliveries".
  it('is signed as GitHub does', () => {
    expect(signWebhook('github', 'Hello, World!', "It's a Secret to Everybody", 'one')).toEqual({
      'x-github-event': 'pull_request_review',
      'x-github-delivery': 'one',
      'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    });
  });

  it.each(['github', 'pagerduty'] as const)(
    'of %s is taken by its source, and only with its secret',
    (sender) => {
      const scheme = findSource(sender)!.signature!;
      const headers = new Headers(signWebhook(sender, text, secret));
      const request = { headers, body: Buffer.from(text), now };
      expect(scheme.isSigned(headers)).toBe(true);
      expect(scheme.deliveryHeaders.some((name) => headers.has(name))).toBe(true);
      expect(scheme.verify(request, secret)).toBe(true);
      expect(scheme.verify(request, 'whsec_other')).toBe(false);
      expect(scheme.verify({ ...request, body: Buffer.from(`${text} `) }, secret)).toBe(false);
    },
  );
});
