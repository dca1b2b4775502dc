import { SERVICES } from './services';

const NAMESPACES = new Map(SERVICES.map(({ name, zone }) => [name, zone ?? 'platform']));

/** The Kubernetes namespace that a service runs in: each zone has one, and the rest shares one. */
export const namespaceOf = (service: string): string => NAMESPACES.get(service) ?? 'platform';
