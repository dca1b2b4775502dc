import { describe, expect, it } from 'vitest';
import { openSecret, sealSecret } from './seal-secret';

const APP = 'only-for-tests-only-for-tests-only-for-tests';
const SECRET = 'whsec_ünïcode';

describe('a sealed secret', () => {
  it('opens for its owner under the same app', () => {
    expect(openSecret(sealSecret(SECRET, 'github', APP), 'github', APP)).toBe(SECRET);
  });

  it('is never the same twice and shows nothing of the secret', () => {
    const [one, two] = [sealSecret(SECRET, 'github', APP), sealSecret(SECRET, 'github', APP)];
    expect(one).not.toBe(two);
    expect(one).not.toContain('whsec');
    expect(one).not.toContain(Buffer.from(SECRET).toString('base64url'));
  });

  it('does not open for another owner, under another secret of the app, or when it was changed', () => {
    const sealed = sealSecret(SECRET, 'github', APP);
    expect(openSecret(sealed, 'gitlab', APP)).toBeNull();
    expect(openSecret(sealed, 'github', `${APP}!`)).toBeNull();
    const [version, iv, text, tag] = sealed.split('.') as [string, string, string, string];
    const flip = (part: string) => (part.startsWith('A') ? `B${part.slice(1)}` : `A${part.slice(1)}`);
    for (const changed of [
      [version, flip(iv), text, tag],
      [version, iv, flip(text), tag],
      [version, iv, text, flip(tag)],
      [version, iv, text, tag.slice(0, 8)],
      ['v2', iv, text, tag],
      [version, iv, text],
      ['v1', '', '', ''],
    ])
      expect(openSecret(changed.join('.'), 'github', APP)).toBeNull();
  });
});
