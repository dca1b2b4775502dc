import { expect, it } from 'vitest';
import { detectFormat } from './detect-format';

it.each([
  ['inventory.yml', '', 'yaml'],
  ['inventory.YAML', '', 'yaml'],
  ['services.csv', 'zones:', 'csv'],
  ['inventory.json', '', 'json'],
  [null, 'name,zone\na,b', 'csv'],
  [null, 'zone;name;owner\na;b;c', 'csv'],
  [null, '\n {"zones": []}', 'json'],
  [null, 'zones:\n  - slug: a', 'yaml'],
  [null, 'apiVersion: backstage.io/v1alpha1\nkind: Component', 'yaml'],
  [null, '# name, of the team\nservices: []', 'yaml'],
])('%s beginning with %j is %s', (name, text, format) => expect(detectFormat(name, text)).toBe(format));
