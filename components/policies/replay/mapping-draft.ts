import { inputMappingSchema, type InputMapping } from '@/lib/domain/replay/input-mapping';

/** A mapping as the form holds it: `isOwn` false for the default of each source. */
export type MappingDraft = { isOwn: boolean; template: string; ignoreMasked: string };

/** A mapping as the form shows it. */
export const writeMapping = (mapping: InputMapping | null): MappingDraft => ({
  isOwn: mapping !== null,
  template: mapping ? JSON.stringify(mapping.template, null, 2) : '',
  ignoreMasked: mapping?.ignoreMasked.join('\n') ?? '',
});

/** The mapping that a replay takes (null for the defaults), or what is wrong with what was written. */
export function readMapping(draft: MappingDraft): { mapping: InputMapping | null } | { problem: string } {
  if (!draft.isOwn) return { mapping: null };
  let template: unknown;
  try {
    template = JSON.parse(draft.template);
  } catch (error) {
    return { problem: `The mapping is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = inputMappingSchema.safeParse({
    template,
    ignoreMasked: draft.ignoreMasked
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  });
  if (parsed.success) return { mapping: parsed.data };
  return { problem: parsed.error.issues[0]?.message ?? 'The mapping cannot be read.' };
}
