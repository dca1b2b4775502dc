import { readTime } from '../parts/read-time';

const WITH_UTC = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(\.\d+)?) UTC$/;

/** The RFC 3339 time that GitLab wrote, which in some payloads is `2026-11-21 10:00:00 UTC`. Undefined when it is none. */
export const readGitlabTime = (value: unknown): string | undefined =>
  readTime(typeof value === 'string' ? value.replace(WITH_UTC, '$1T$2Z') : value);
