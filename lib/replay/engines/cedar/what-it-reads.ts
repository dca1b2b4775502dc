import type { PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';

/**
 * What policies look at: attributes of the context (`all` where they take it as a whole), and whether they look at
 * the entities that come with a request.
 */
export type CedarReads = { context: Set<string> | 'all'; entities: boolean };

/** Nothing but principal, action and resource themselves. */
export const readsNothing = (): CedarReads => ({ context: new Set(), entities: false });

/** Of these the answer depends on attributes, tags or parents. */
const OF_ENTITIES = ['.', 'has', 'hasTag', 'getTag'];

/**
 * What a policy reads beyond principal, action and resource themselves. `action in [A, B]` is taken as equality, as
 * it is unless actions have groups, which only a schema tells. Source: the JSON policy format of Cedar's documentation.
 */
export function whatItReads({ principal, resource, conditions }: PolicyJson): CedarReads {
  const inScope = [principal, resource].some(
    (constraint) => constraint.op === 'in' || (constraint.op === 'is' && 'in' in constraint),
  );
  const reads: CedarReads = { context: new Set(), entities: inScope };
  for (const { body } of conditions) readExpression(body, reads);
  return reads;
}

function readExpression(expression: unknown, reads: CedarReads): void {
  if (typeof expression !== 'object' || expression === null) return;
  if (Array.isArray(expression)) {
    for (const one of expression) readExpression(one, reads);
    return;
  }
  for (const [operator, inner] of Object.entries(expression)) {
    if (operator === 'Value') continue;
    if (operator === 'Var' && inner === 'context') reads.context = 'all';
    const attribute = ['.', 'has'].includes(operator) ? attributeOfContext(inner) : null;
    if (attribute !== null) {
      if (reads.context !== 'all') reads.context.add(attribute);
      continue;
    }
    if (operator === 'in') reads.entities = true;
    if (operator === 'is' && typeof inner === 'object' && inner !== null && 'in' in inner)
      reads.entities = true;
    if (OF_ENTITIES.includes(operator) && !isOfContext(inner)) reads.entities = true;
    readExpression(inner, reads);
  }
}

/** Whether a chain of attributes starts at the context. */
function isOfContext(access: unknown): boolean {
  const left = (access as { left?: unknown } | null)?.left;
  if (typeof left !== 'object' || left === null) return false;
  if ('Var' in left) return left.Var === 'context';
  return '.' in left ? isOfContext(left['.']) : false;
}

/** The attribute that is read of the context itself; null where it is read of something else. */
function attributeOfContext(access: unknown): string | null {
  const { left, attr } = (access ?? {}) as { left?: unknown; attr?: unknown };
  const isContext = typeof left === 'object' && left !== null && 'Var' in left && left.Var === 'context';
  if (!isContext) return null;
  const name = Array.isArray(attr) ? (attr[0] as unknown) : attr;
  return typeof name === 'string' ? name : null;
}

/** What two sets of policies look at together. */
export const joinReads = (one: CedarReads, other: CedarReads): CedarReads => ({
  context:
    one.context === 'all' || other.context === 'all' ? 'all' : new Set([...one.context, ...other.context]),
  entities: one.entities || other.entities,
});
