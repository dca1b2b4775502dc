type Json = Readonly<Record<string, unknown>>;

/** What an entry says of its changes: two states to compare, or a document of which only one is known. */
export type ReadChanges =
  { kind: 'compared'; before: unknown; after: unknown; more: unknown } | { kind: 'document'; value: unknown };

/** Names under which sources tell what was before and what is after. */
const PAIRS = [
  ['before', 'after'],
  ['from', 'to'],
  ['old', 'new'],
  ['oldValue', 'newValue'],
  ['old_value', 'new_value'],
  ['previous', 'current'],
] as const;
/** Names under which sources tell which field changed. */
const NAMES = ['field', 'path', 'name', 'key', 'property', 'displayName'] as const;

/**
 * Reads what a source told of a change, whatever its shape: two whole states, fields with two values each, lists of such
 * fields (Microsoft Entra), what was added to and removed from a policy (Google Cloud). `tellsPairs` says whether lists of
 * two values may be a value before and one after: Gatehouse's own entries have other lists of two. Anything else stays
 * the document that it is.
 */
export function readChanges(changes: unknown, tellsPairs: boolean): ReadChanges {
  const list = Array.isArray(changes) ? changes : null;
  const fields = list ? readFieldList(list) : isObject(changes) ? readDeltas(changes) : null;
  if (fields) return fields;
  if (!isObject(changes)) return { kind: 'document', value: changes };
  const whole = readPair(changes);
  if (whole) return { kind: 'compared', ...whole };
  const read = Object.entries(changes).map(
    ([name, value]) => [name, readValues(value, tellsPairs), value] as const,
  );
  if (read.every(([, pair]) => pair === null)) return { kind: 'document', value: changes };
  const others = read.filter(([, pair]) => pair === null).map(([name, , value]) => [name, value] as const);
  return {
    kind: 'compared',
    before: withoutNothing(read.flatMap(([name, pair]) => (pair ? [[name, pair.before]] : []))),
    after: withoutNothing(read.flatMap(([name, pair]) => (pair ? [[name, pair.after]] : []))),
    more: others.length > 0 ? Object.fromEntries(others) : undefined,
  };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Two states under names for them; what stands beside them is more that was said. */
function readPair(value: Json): { before: unknown; after: unknown; more: unknown } | null {
  const names = PAIRS.find(([before, after]) => before in value && after in value);
  if (!names) return null;
  const [before, after] = names;
  const { [before]: was, [after]: is, ...more } = value;
  return { before: was, after: is, more: Object.keys(more).length > 0 ? more : undefined };
}

function readValues(value: unknown, tellsPairs: boolean): { before: unknown; after: unknown } | null {
  if (tellsPairs && Array.isArray(value) && value.length === 2) return { before: value[0], after: value[1] };
  const pair = isObject(value) ? readPair(value) : null;
  return pair && pair.more === undefined ? pair : null;
}

function readFieldList(list: readonly unknown[]): ReadChanges | null {
  const read = list.map((each) => {
    const name = isObject(each)
      ? NAMES.map((key) => each[key]).find((text) => typeof text === 'string')
      : null;
    const pair = isObject(each) ? readPair(each) : null;
    return name && pair ? ([name as string, unwrap(pair.before), unwrap(pair.after)] as const) : null;
  });
  if (read.length === 0 || !read.every((each) => each !== null)) return null;
  return {
    kind: 'compared',
    before: withoutNothing(read.map(([name, before]) => [name, before])),
    after: withoutNothing(read.map(([name, , after]) => [name, after])),
    more: undefined,
  };
}

/** Some sources write the values of fields as JSON within a text. */
function unwrap(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** What Google Cloud tells of policies and roles: what was added and what was removed. */
function readDeltas(changes: Json): ReadChanges | null {
  const { addedPermissions, removedPermissions } = changes;
  if (Array.isArray(addedPermissions) || Array.isArray(removedPermissions))
    return {
      kind: 'compared',
      before: { permissions: removedPermissions ?? [] },
      after: { permissions: addedPermissions ?? [] },
      more: undefined,
    };
  const names = Object.keys(changes).filter(
    (name) => name.endsWith('Deltas') && Array.isArray(changes[name]),
  );
  if (names.length === 0 || names.length < Object.keys(changes).length) return null;
  const having = (action: string) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        (changes[name] as unknown[]).flatMap((delta) => {
          if (!isObject(delta) || delta.action !== action) return [];
          const { action: _action, ...rest } = delta;
          return [rest];
        }),
      ]),
    );
  return { kind: 'compared', before: having('REMOVE'), after: having('ADD'), more: undefined };
}

/** A field that has no value on a side is not there. */
const withoutNothing = (fields: readonly (readonly unknown[])[]): Json =>
  Object.fromEntries(fields.filter(([, value]) => value !== null && value !== undefined)) as Json;
