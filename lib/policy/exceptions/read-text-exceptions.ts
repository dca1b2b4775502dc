import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { recogniseLanguage } from '../languages/recognise-language';

/** An exception as a PolicyException of Kyverno says it. */
export type TextException = {
  /** `namespace/name`, or the name alone. */
  name: string;
  policies: { policy: string; rules: string[] }[];
  /** The objects that it matches, in words. */
  matches: string[];
  reason: string | null;
  owner: string | null;
  /** When Kyverno removes it (label cleanup.kyverno.io/ttl): a time, or how long after it sees it. */
  expiresAt: string | null;
  timeToLive: string | null;
};

const names = z.array(z.coerce.string()).catch([]);
const texts = z.record(z.string(), z.coerce.string()).catch({});

/** The parts of Kyverno's two kinds of PolicyException that are read (kyverno.io, policies.kyverno.io). */
const exceptionSchema = z.looseObject({
  apiVersion: z.string().regex(/^(policies\.)?kyverno\.io\//),
  kind: z.literal('PolicyException'),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().optional(),
    labels: texts,
    annotations: texts,
  }),
  spec: z.looseObject({
    exceptions: z.array(z.looseObject({ policyName: z.string(), ruleNames: names })).catch([]),
    policyRefs: z.array(z.looseObject({ name: z.string() })).catch([]),
    match: z.unknown().optional(),
  }),
});

const resourcesSchema = z.looseObject({ kinds: names, names, namespaces: names });
const filterSchema = z.looseObject({ resources: resourcesSchema });
const matchSchema = z
  .looseObject({
    any: z.array(filterSchema).catch([]),
    all: z.array(filterSchema).catch([]),
    resources: resourcesSchema.optional().catch(undefined),
  })
  .catch({ any: [], all: [] });

/** Kyverno reads a day, or a day with a time in the basic or the extended form; always UTC without a zone. */
const BASIC_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):?(\d{2}):?(\d{2})Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The exceptions that texts hold, in their order. Never throws: what cannot be read holds none. */
export const readTextExceptions = (files: Readonly<Record<string, string>>): TextException[] =>
  Object.entries(files).flatMap(([path, text]) =>
    text.includes('PolicyException') && recogniseLanguage(path, text) === 'kyverno' ? readText(text) : [],
  );

function readText(text: string): TextException[] {
  try {
    return parseAllDocuments(text, { logLevel: 'silent' }).flatMap((document) => {
      if (!('errors' in document) || document.errors.length > 0) return [];
      const parsed = exceptionSchema.safeParse(document.toJS());
      return parsed.success ? [toException(parsed.data)] : [];
    });
  } catch {
    return [];
  }
}

function toException({ metadata, spec }: z.infer<typeof exceptionSchema>): TextException {
  const { name, namespace, labels, annotations } = metadata;
  const told = labels['cleanup.kyverno.io/ttl'] ?? null;
  const expiresAt = told === null ? null : readTime(told);
  return {
    name: namespace ? `${namespace}/${name}` : name,
    policies: [
      ...spec.exceptions.map(({ policyName, ruleNames }) => ({ policy: policyName, rules: ruleNames })),
      ...spec.policyRefs.map((reference) => ({ policy: reference.name, rules: [] })),
    ],
    matches: describeMatch(spec.match),
    reason: annotations['policies.kyverno.io/description']?.trim() || null,
    owner: annotations['owner'] ?? labels['owner'] ?? null,
    expiresAt,
    timeToLive: expiresAt === null ? told : null,
  };
}

function readTime(told: string): string | null {
  const [, day, hours, minutes, seconds] = BASIC_TIME.exec(told) ?? [];
  const time = DAY.test(told) ? `${told}T00:00:00Z` : day ? `${day}T${hours}:${minutes}:${seconds}Z` : null;
  return time === null || Number.isNaN(Date.parse(time)) ? null : new Date(time).toISOString();
}

function describeMatch(match: unknown): string[] {
  const { any, all, resources } = matchSchema.parse(match ?? {});
  return [...any.map((filter) => filter.resources), ...all.map((filter) => filter.resources), resources]
    .filter((one) => one !== undefined)
    .map(({ kinds, names, namespaces }) =>
      [
        kinds.length > 0 ? kinds.join(', ') : 'every kind',
        names.length > 0 ? `named ${names.join(', ')}` : '',
        namespaces.length > 0 ? `in ${namespaces.join(', ')}` : '',
      ]
        .filter(Boolean)
        .join(' '),
    );
}
