/** What a template takes from. */
export type TemplateSource = { event: object; payload: unknown };

/** What a template makes: the input, or the first path that is not there. */
export type Filled = { input: unknown } | { missing: string };

export type CompiledTemplate = {
  make: (source: TemplateSource) => Filled;
  /** What it may take from the payload, as lists of keys. */
  payloadPaths: readonly (readonly string[])[];
};

/** Stands for a field that may be left out and is. */
const ABSENT = Symbol('absent');
class Missing extends Error {}

type Part = (source: TemplateSource) => unknown;
type Path = { root: 'event' | 'payload'; keys: string[] };

/** Deep enough for any input; what is deeper is no template. */
const MAX_DEPTH = 50;

/**
 * Makes a template ready to fill: its texts that start with `$.event` or `$.payload` are paths, with ` | `
 * between alternatives and `?` at the end where none need be there. Throws a sentence for a path that is none.
 */
export function compileTemplate(template: unknown): CompiledTemplate {
  const payloadPaths: string[][] = [];
  const part = compilePart(template, payloadPaths, 0);
  const make = (source: TemplateSource): Filled => {
    try {
      const input = part(source);
      return input === ABSENT ? { input: undefined } : { input };
    } catch (error) {
      if (error instanceof Missing) return { missing: error.message };
      throw error;
    }
  };
  return { make, payloadPaths };
}

function compilePart(template: unknown, payloadPaths: string[][], depth: number): Part {
  if (depth > MAX_DEPTH) throw new Error('The template nests too deep.');
  if (typeof template === 'string') return compileText(template, payloadPaths);
  if (Array.isArray(template)) {
    const items = template.map((one) => compilePart(one, payloadPaths, depth + 1));
    return (source) => items.map((item) => item(source)).filter((value) => value !== ABSENT);
  }
  if (typeof template === 'object' && template !== null) {
    const fields = Object.entries(template).map(
      ([name, inner]) => [name, compilePart(inner, payloadPaths, depth + 1)] as const,
    );
    return (source) =>
      Object.fromEntries(
        fields.map(([name, field]) => [name, field(source)]).filter(([, value]) => value !== ABSENT),
      );
  }
  return () => template;
}

function compileText(text: string, payloadPaths: string[][]): Part {
  if (text.startsWith('$$')) return () => text.slice(1);
  if (!text.startsWith('$')) return () => text;
  const isOptional = text.trimEnd().endsWith('?');
  const named = isOptional ? text.trimEnd().slice(0, -1).trimEnd() : text;
  const paths = named.split(' | ').map((path) => parsePath(path.trim()));
  payloadPaths.push(...paths.filter(({ root }) => root === 'payload').map(({ keys }) => keys));
  return (source) => {
    for (const { root, keys } of paths) {
      const value = readKeys(source[root], keys);
      if (value !== undefined && value !== null) return value;
    }
    if (isOptional) return ABSENT;
    throw new Missing(named);
  };
}

function parsePath(path: string): Path {
  const found = /^\$\.(event|payload)((?:\.[^.|?[\]]+|\[\d+\])*)$/.exec(path);
  if (!found)
    throw new Error(
      `"${path}" is no path: write $.event.principal or $.payload.input, and $$ for a text that starts with $.`,
    );
  const keys = [...found[2]!.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => key ?? index!);
  return { root: found[1] as Path['root'], keys };
}

function readKeys(from: unknown, keys: readonly string[]): unknown {
  let value = from;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
