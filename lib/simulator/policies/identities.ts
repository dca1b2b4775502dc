import type { EstateService } from '../estate/services';

/** SPIFFE ID of a workload of the estate. */
export const spiffeId = (service: Pick<EstateService, 'name' | 'zone'>): string =>
  `spiffe://acme.example/ns/${service.zone ?? 'platform'}/sa/${service.name}`;
