import { expect, it } from 'vitest';
import { isAbout } from './is-about';

it('a query is about an endpoint and what lies below it, not about one whose name begins alike', () => {
  const isAboutAlerts = isAbout('/api/v1/alerts', '/api/v1/incidents');
  const answers = (path: unknown) => isAboutAlerts({ queryKey: [path, { limit: 5 }] });
  expect(answers('/api/v1/alerts')).toBe(true);
  expect(answers('/api/v1/alerts/7/condition')).toBe(true);
  expect(answers('/api/v1/incidents/3')).toBe(true);
  expect(answers('/api/v1/alerts-of-others')).toBe(false);
  expect(answers('/api/v1/runbooks')).toBe(false);
  expect(answers(7)).toBe(false);
});
