import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { READY_MADE_RULES } from '@/lib/alerting/ready-made-rules';
import { ABOUT_DETECTORS, DETECTORS } from '@/lib/domain/alerting/detectors';
import type { RunbookMatch } from '@/lib/domain/runbooks/runbook-match';
import { matchRunbook } from '@/lib/runbooks/match-runbook';
import { readRunbook } from '@/lib/runbooks/read-runbook';
import { readReadyMade } from './install-ready-made-runbooks';

type ReadyMade = RunbookMatch & { body: string };
let runbooks: ReadyMade[] = [];

beforeAll(async () => {
  runbooks = (await readReadyMade()).map(([slug, text]) => ({
    ...readRunbook(text),
    slug,
    isReadyMade: true,
  }));
});

/** The runbook that alerts of these detectors must lead to, beside those of failures. */
const EXPECTED: Readonly<Record<string, string>> = {
  'objective-burn': 'error-budget-burn',
  'late-rollups': 'late-rollups',
  'disk-space': 'disk-space',
  'failing-channel': 'failing-channel',
  'failing-rules': 'failing-rules',
  'audit-integrity': 'audit-integrity',
  'expiring-certificates': 'certificate-rotation',
};

describe('every alert that a ready-made rule can raise', () => {
  it('is of a detector that has such a rule', () => {
    expect(new Set(READY_MADE_RULES.map(({ detector }) => detector))).toEqual(new Set(DETECTORS));
  });

  it.each(READY_MADE_RULES)('leads to a runbook: $id', ({ id, detector, runbook: named = null }) => {
    const { failure } = ABOUT_DETECTORS[detector];
    for (const zone of ['payments', null]) {
      const slug = matchRunbook(runbooks, { ruleId: id, detector, failure, zone, named });
      const expected = EXPECTED[id] ?? (failure ? new RegExp(`^${failure.toLowerCase()}-`) : /./);
      expect(slug, id).not.toBeNull();
      expect(slug).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
    }
  });
});

/** The addresses of pages and endpoints, part by part: "alerts", "[alertId]". */
const addresses = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/(page\.tsx|route\.ts)$/.test(path))
  .map((path) =>
    path
      .split('/')
      .slice(0, -1)
      .filter((part) => !part.startsWith('(')),
  );
const isAddress = (href: string): boolean => {
  const segments = href.split(/[?#]/)[0]!.split('/').filter(Boolean);
  return addresses.some(
    (address) =>
      address.length === segments.length &&
      address.every((part, index) => part.startsWith('[') || part === segments[index]),
  );
};

describe('a ready-made runbook', () => {
  it('leads to pages and runbooks that there are', () => {
    const slugs = new Set(runbooks.map(({ slug }) => slug));
    for (const { slug, body } of runbooks)
      for (const [, href] of body.matchAll(/\]\((\/[^()\s]*)\)/g)) {
        expect(isAddress(href!), `${slug}: ${href}`).toBe(true);
        const named = /^\/runbooks\/([a-z0-9-]+)/.exec(href!)?.[1];
        if (named) expect(slugs.has(named), `${slug}: ${href}`).toBe(true);
        const rule = /^\/alerts\/rules\/([a-z-]+)$/.exec(href!)?.[1];
        if (rule && rule !== 'new')
          expect(
            READY_MADE_RULES.map(({ id }) => id),
            `${slug}: ${href}`,
          ).toContain(rule);
      }
  });

  it('names commands that there are', () => {
    const folder = join('lib', 'cli', 'commands');
    const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const known = new Set(
      sources.flatMap((text) => [...text.matchAll(/\.command\('([a-z-]+)/g)].map(([, name]) => name)),
    );
    for (const { slug, body } of runbooks)
      for (const [, ...words] of body.matchAll(/gatehouse -- ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?(?=\s|$)/g))
        for (const word of words.flatMap((each) => each ?? []))
          expect(known.has(word), `${slug}: ${words.join(' ')}`).toBe(true);
  });

  it('has a name of its own', () => {
    expect(new Set(runbooks.map(({ title }) => title)).size).toBe(runbooks.length);
  });
});
