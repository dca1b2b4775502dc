import { IOT_FLEET } from '../estate/zones';
import type { Random } from '../random';
import { spiffeId } from './identities';
import { DEVICE_COMMAND } from './paths';
import { definePolicy, type Site, type Traits } from './policy';

type Input = {
  principal: string;
  action: string;
  resource: string;
  device: { model: string; site: string; attested: boolean };
  operator: { groups: string[] };
};

const REGO_FILE = 'iot/device_command/policy.rego';
const REGO = `# Commands to field devices. A device that did not attest its boot state is only read.
package iot.device_command

import rego.v1

read_only := {"read-telemetry", "read-config", "ping"}

safe_commands := {"set-interval", "reboot", "sync-clock"}

default allow := false

allow if {
	workload
	input.action in read_only
}

allow if {
	workload
	input.action in safe_commands
	input.device.attested
}

# People get a shell for as long as their membership of the group lasts.
allow if {
	input.action == "open-shell"
	input.device.attested
	"fleet-sre" in input.operator.groups
}

workload if startswith(input.principal, "spiffe://acme.example/ns/iot-fleet/")
`;

const READ_ONLY = ['read-telemetry', 'read-config', 'ping'];
const SAFE_COMMANDS = ['set-interval', 'reboot', 'sync-clock'];

function decide({ action, principal, device, operator }: Input, traits: Traits): boolean {
  const workload = principal.startsWith('spiffe://acme.example/ns/iot-fleet/');
  if (workload && READ_ONLY.includes(action)) return true;
  const safe = SAFE_COMMANDS.includes(action) || (action === 'rotate-key' && traits.has('rotate-key'));
  if (workload && safe && device.attested) return true;
  if (action !== 'open-shell' || !device.attested || !operator.groups.includes('fleet-sre')) return false;
  return !(traits.has('frozen-lab') && device.site === 'lab-muc');
}

const MODELS = ['meter-g3', 'meter-g4', 'gateway-x2', 'valve-v1'];
const SITES = ['plant-ham', 'plant-lyon', 'depot-rtm', 'lab-muc', 'grid-north'];

function drawInput(random: Random, { service }: Site): Input {
  const wrong = random.next();
  const kind = random.next();
  const device = {
    model: random.pick(MODELS),
    site: random.pick(SITES),
    attested: wrong > 0.035,
  };
  const resource = `devices/dev-${random.hex(8)}`;
  if (kind > 0.985)
    return {
      principal: random.chance(0.85) ? 'kwame.mensah@acme.example' : 'contractor-17@acme.example',
      action: 'open-shell',
      resource,
      device,
      operator: { groups: random.chance(0.85) ? ['fleet-sre'] : ['field-service'] },
    };
  const action =
    kind < 0.62 ? random.pick(READ_ONLY) : kind < 0.95 ? random.pick(SAFE_COMMANDS) : 'rotate-key';
  return {
    // A dashboard of another zone polls the devices instead of asking the registry.
    principal:
      wrong > 0.992 ? 'spiffe://acme.example/ns/developer-sandbox/sa/feature-playground' : spiffeId(service),
    action,
    resource,
    device,
    operator: { groups: [] },
  };
}

/** Which commands reach which devices. */
export const deviceCommand = definePolicy<Input>({
  path: DEVICE_COMMAND,
  bundle: 'iot/device_command',
  zone: IOT_FLEET,
  reportedAs: 'opa',
  firstRevision: 9,
  medianEvaluationMs: 0.16,
  initial: {
    message: 'Give people of fleet-sre a shell',
    author: 'kwame.mensah@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.09,
      message: 'Count rotate-key among the safe commands',
      author: 'sofia.conti@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'safe_commands := {"set-interval", "reboot", "sync-clock"}',
          to: 'safe_commands := {"set-interval", "reboot", "sync-clock", "rotate-key"}',
        },
      ],
      adds: ['rotate-key'],
    },
    {
      at: 0.69,
      message: 'No shell in the Munich laboratory during certification',
      author: 'kwame.mensah@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: '	"fleet-sre" in input.operator.groups\n',
          to: '	"fleet-sre" in input.operator.groups\n	input.device.site != "lab-muc"\n',
        },
      ],
      adds: ['frozen-lab'],
    },
  ],
  drawInput,
  decide,
});
