import { IOT_FLEET } from '../estate/zones';
import type { Random } from '../random';
import { FIRMWARE } from './paths';
import { definePolicy, type Traits } from './policy';

type Input = {
  principal: string;
  method: string;
  path: string;
  device: { id: string; model: string; version: string; ring: string };
  image: { version: string; signed_by: string };
};

const REGO_FILE = 'iot/firmware/policy.rego';
const REGO = `# Which firmware image a device may fetch: signed by the release key, newer than what
# it runs, and released to its ring.
package iot.firmware

import rego.v1

release_key := "firmware-release-2025"

rings := {
	"canary": {"canary"},
	"early": {"canary", "early"},
	"broad": {"canary", "early", "broad"},
}

default released_to := "broad"

released_to := "canary" if startswith(input.image.version, "4.")

decision := refuse(sprintf("image is signed by %s", [input.image.signed_by])) if {
	input.image.signed_by != release_key
} else := refuse(sprintf("%s is not newer than %s", [input.image.version, input.device.version])) if {
	not is_newer(input.image.version, input.device.version)
} else := refuse(sprintf("ring %s has to wait for %s", [input.device.ring, input.image.version])) if {
	not input.device.ring in rings[released_to]
} else := {"allow": true, "reason": "signed, newer and released"}

is_newer(a, b) if semver.compare(a, b) > 0

refuse(reason) := {"allow": false, "reason": reason}
`;

const RINGS: Record<string, string[]> = {
  canary: ['canary'],
  early: ['canary', 'early'],
  broad: ['canary', 'early', 'broad'],
};

function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < 3; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
  return 0;
}
const refuse = (reason: string) => ({ allow: false, reason });

function decide({ device, image }: Input, traits: Traits) {
  if (image.signed_by !== 'firmware-release-2025') return refuse(`image is signed by ${image.signed_by}`);
  const newer = traits.has('text-comparison')
    ? image.version > device.version
    : compareVersions(image.version, device.version) > 0;
  if (!newer) return refuse(`${image.version} is not newer than ${device.version}`);
  const ring = !image.version.startsWith('4.') ? 'broad' : traits.has('early-ring') ? 'early' : 'canary';
  if (!RINGS[ring]!.includes(device.ring))
    return refuse(`ring ${device.ring} has to wait for ${image.version}`);
  return { allow: true, reason: 'signed, newer and released' };
}

function drawInput(random: Random): Input {
  const wrong = random.next();
  const ring = random.chance(0.7) ? 'broad' : random.chance(0.6) ? 'early' : 'canary';
  const model = random.pick(['meter-g3', 'meter-g4', 'gateway-x2']);
  const next = ring === 'canary' ? '4.0.1' : '3.10.2';
  const version = wrong < 0.011 ? '4.0.1' : next;
  const id = `dev-${random.hex(8)}`;
  return {
    principal: `spiffe://acme.example/device/${model}/${id}`,
    method: 'GET',
    path: `/firmware/${model}/${version}.img`,
    device: { id, model, version: wrong > 0.99 ? '4.1.0' : random.pick(['3.8.4', '3.9.0', '3.9.2']), ring },
    image: {
      version,
      signed_by: wrong > 0.987 && wrong < 0.99 ? 'firmware-test-key' : 'firmware-release-2025',
    },
  };
}

/** Which firmware a device may fetch. */
export const firmware = definePolicy<Input>({
  path: FIRMWARE,
  bundle: 'iot/firmware',
  zone: IOT_FLEET,
  reportedAs: 'opa',
  firstRevision: 5,
  medianEvaluationMs: 0.3,
  initial: {
    message: 'Trust the release key of 2025 only',
    author: 'sofia.conti@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.47,
      rolledBackAfterMinutes: 48,
      message: 'Compare versions without semver.compare, which fails on labels',
      author: 'kwame.mensah@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'is_newer(a, b) if semver.compare(a, b) > 0',
          to: 'is_newer(a, b) if a > b',
        },
      ],
      adds: ['text-comparison'],
    },
    {
      at: 0.86,
      message: 'Release 4.x to the early ring',
      author: 'sofia.conti@acme.example',
      replace: [{ file: REGO_FILE, from: 'released_to := "canary" if', to: 'released_to := "early" if' }],
      adds: ['early-ring'],
    },
  ],
  drawInput,
  decide,
});
