/** Endings of what counts as a policy's text or its data. */
export const POLICY_TEXTS = /\.(rego|cedar|cedarschema|polar|sentinel|hcl|cue|ya?ml|json|toml|xml)$/i;

/** Whether a file of this path may be a policy's text, its data or the manifest of a bundle. */
export const mayBePolicyText = (path: string): boolean =>
  POLICY_TEXTS.test(path) || path.split('/').at(-1) === '.manifest';
