import type { Service } from '@/lib/domain/inventory';
import type { Service as Row } from '../generated/client';

/** A stored service as the domain knows it. */
export const toService = (row: Row): Service => ({
  name: row.name,
  zone: row.zoneSlug,
  owner: row.owner,
  environments: row.environments,
  description: row.description,
});
