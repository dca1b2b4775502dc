import type { PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';

/** Whether policies look at the context of requests, and at the entities that come with them. */
export type CedarReads = { context: boolean; entities: boolean };

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
  const reads: CedarReads = { context: false, entities: inScope };
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
    if (operator === 'Var' && inner === 'context') reads.context = true;
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
