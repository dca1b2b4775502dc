import { z } from 'zod';
import { EVENT_KINDS } from './kinds';

/** Families of sources, in the order in which they are listed. */
export const SOURCE_GROUPS = [
  'policy engines',
  'mesh and gateways',
  'network',
  'attestation',
  'identity',
  'cloud and platform audit',
  'secrets',
  'runtime and data',
  'telemetry',
  'change',
  'alerts',
  'inventory',
  'native',
] as const;

/** What a source may become: events of a kind, or entries of the inventory. */
export const SOURCE_YIELDS = [...EVENT_KINDS, 'zone', 'service', 'environment'] as const;

/**
 * A configuration to paste on the source's side. `{{url}}` stands for the address of this Gatehouse,
 * `{{token}}` for a token with the scope ingest, `{{secret}}` for a webhook's secret.
 */
export const setupSnippetSchema = z.object({
  title: z.string(),
  language: z.enum(['shell', 'yaml', 'json', 'toml', 'hcl', 'ini', 'text']),
  /** Also `{{host}}`, `{{port}}` and `{{tls}}` (`on` or `off`) of the address, for programs that ask for these. */
  text: z.string(),
  /** Whether it was run with the very program, or only its output's format was tested. */
  tested: z.enum(['with the program', 'with recorded payloads', 'not tested']),
});
export type SetupSnippet = z.infer<typeof setupSnippetSchema>;

/** What a platform team must know to point a source at Gatehouse. */
export const sourceSetupSchema = z.object({
  /** The product's own name: "AWS CloudTrail". */
  title: z.string(),
  group: z.enum(SOURCE_GROUPS),
  becomes: z.array(z.enum(SOURCE_YIELDS)),
  /** Whether it sends by itself, or its files are read by `gatehouse ingest`. */
  sends: z.enum(['pushes', 'files', 'pushes or files']),
  /** In a sentence or two: what is taken from it, and what is left out. */
  about: z.string(),
  /** Where the source publishes its format. */
  documentation: z.url(),
  snippets: z.array(setupSnippetSchema).min(1),
});
export type SourceSetup = z.infer<typeof sourceSetupSchema>;

/** A snippet's text for an address and a token; what is not known yet stays in words. */
export function fillSnippet(text: string, { url, token }: { url: string; token: string | null }): string {
  const { protocol, hostname, port } = new URL(url);
  const isTls = protocol === 'https:';
  const values: Record<string, string> = {
    url,
    host: hostname,
    port: port || (isTls ? '443' : '80'),
    tls: isTls ? 'on' : 'off',
    token: token ?? 'YOUR_TOKEN',
    secret: 'THE_WEBHOOK_SECRET',
  };
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
