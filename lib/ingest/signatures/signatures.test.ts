import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { githubSignature } from './github-signature';
import { gitlabSignature } from './gitlab-signature';
import { pagerDutySignature } from './pagerduty-signature';

const bytes = (text: string) => new TextEncoder().encode(text);
const NOW = new Date('2024-11-15T21:12:01Z');
const request = (headers: Record<string, string>, body: string, now = NOW) => ({
  headers: new Headers(headers),
  body: bytes(body),
  now,
});

describe('GitHub', () => {
  // The example of docs.github.com, "Validating webhook deliveries".
  const SECRET = "It's a Secret to Everybody";
  const SIGNATURE = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
  const signed = { 'x-hub-signature-256': SIGNATURE };

  it('takes what the documentation signs', () => {
    expect(githubSignature.verify(request(signed, 'Hello, World!'), SECRET)).toBe(true);
  });

  it.each([
    ['another body', request(signed, 'Hello, World?'), SECRET],
    ['a body with one more byte', request(signed, 'Hello, World!\n'), SECRET],
    ['another secret', request(signed, 'Hello, World!'), `${SECRET} `],
    ['no header', request({}, 'Hello, World!'), SECRET],
    ['an empty header', request({ 'x-hub-signature-256': '' }, 'Hello, World!'), SECRET],
    [
      'a signature cut short',
      request({ 'x-hub-signature-256': SIGNATURE.slice(0, -1) }, 'Hello, World!'),
      SECRET,
    ],
    [
      'the older SHA-1 signature',
      request(
        { 'x-hub-signature-256': `sha1=${createHmac('sha1', SECRET).update('Hello, World!').digest('hex')}` },
        'Hello, World!',
      ),
      SECRET,
    ],
  ])('refuses %s', (_, sent, secret) => {
    expect(githubSignature.verify(sent, secret)).toBe(false);
  });
});

describe('PagerDuty', () => {
  // Test case 2 of RFC 4231.
  const BODY = 'what do ya want for nothing?';
  const RIGHT = 'v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  const WRONG = `v1=${'0'.repeat(64)}`;
  const verify = (header: string, body = BODY, secret = 'Jefe') =>
    pagerDutySignature.verify(request({ 'x-pagerduty-signature': header }, body), secret);

  it.each([RIGHT, `${WRONG},${RIGHT}`, `${RIGHT}, ${WRONG}`])('takes %s', (header) => {
    expect(verify(header)).toBe(true);
  });

  it('refuses every signature that is not of this body and secret', () => {
    expect(verify(WRONG)).toBe(false);
    expect(verify('')).toBe(false);
    expect(verify(RIGHT.replace('v1=', 'v2='))).toBe(false);
    expect(verify(RIGHT, `${BODY} `)).toBe(false);
    expect(verify(RIGHT, BODY, 'jefe')).toBe(false);
  });
});

describe('GitLab', () => {
  // The example of the Standard Webhooks libraries.
  const SECRET = 'whsec_plJ3nmyCDGBKInavdOK15jsl';
  const BODY = '{"event_type":"ping","data":{"success":true}}';
  const headers = {
    'webhook-id': 'msg_loFOjxBNrRLzqYUf',
    'webhook-timestamp': '1731705121',
    'webhook-signature': 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
  };

  it('takes a signing token as in Standard Webhooks, also beside another signature', () => {
    expect(gitlabSignature.verify(request(headers, BODY), SECRET)).toBe(true);
    const two = { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` };
    expect(gitlabSignature.verify(request(two, BODY), SECRET)).toBe(true);
  });

  it.each([
    ['another body', headers, BODY.replace('true', 'null'), NOW],
    ['another id', { ...headers, 'webhook-id': 'msg_other' }, BODY, NOW],
    ['another time', { ...headers, 'webhook-timestamp': '1731705122' }, BODY, NOW],
    ['no time', { ...headers, 'webhook-timestamp': '' }, BODY, NOW],
    ['a delivery of six minutes ago', headers, BODY, new Date('2024-11-15T21:18:02Z')],
    ['a delivery of the future', headers, BODY, new Date('2024-11-15T21:06:00Z')],
    [
      'a wrong signature beside the right token',
      { ...headers, 'webhook-signature': 'v1,x', 'x-gitlab-token': SECRET },
      BODY,
      NOW,
    ],
  ])('refuses %s', (_, sent, body, now) => {
    expect(gitlabSignature.verify(request(sent, body, now), SECRET)).toBe(false);
  });

  it('takes the older secret token as it is', () => {
    const verify = (token: string) =>
      gitlabSignature.verify(request({ 'x-gitlab-token': token }, BODY), SECRET);
    expect(verify(SECRET)).toBe(true);
    expect(verify(SECRET.toUpperCase())).toBe(false);
    expect(verify('')).toBe(false);
  });
});
