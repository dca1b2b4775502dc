import { AWS, GCP, ONPREM } from './environments';

export type Host = { name: string; method: 'aws_iid' | 'k8s_psat' | 'x509pop' | 'tpm' };

const hosts = (method: Host['method'], names: string[]): Host[] => names.map((name) => ({ name, method }));

/** Machines that run workloads and prove their identity, by environment. */
export const HOSTS: Readonly<Record<string, readonly Host[]>> = {
  [AWS]: hosts(
    'aws_iid',
    [11, 12, 17, 23, 24, 31, 36, 42, 58].map((n) => `ip-192-0-2-${n}.eu-west-1.compute.internal`),
  ),
  [GCP]: hosts(
    'k8s_psat',
    ['3f2a', '7c1d', '9b40', 'a6e8', 'b2f5', 'c07e', 'd913', 'e4aa'].map((id) => `gke-prod-pool-1-${id}`),
  ),
  [ONPREM]: hosts(
    'x509pop',
    ['1-03', '1-04', '1-09', '2-02', '2-07', '2-08', '3-01'].map((place) => `fra1-rack${place}`),
  ),
};

/** Gateways of device sites; they quote their TPM. */
export const DEVICE_HOSTS: readonly Host[] = hosts(
  'tpm',
  ['ham-01', 'ham-02', 'ham-03', 'lyon-01', 'lyon-02', 'rtm-01', 'rtm-02', 'muc-01', 'nor-01', 'nor-02'].map(
    (site) => `iot-gw-${site}`,
  ),
);

/** A board with a loose TPM ribbon: a few of its attempts always fail. */
export const FLAKY_HOST = 'fra1-rack2-07';
