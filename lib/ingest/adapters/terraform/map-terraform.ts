import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { mapDriftctl } from './map-driftctl';
import { mapMessage } from './map-message';
import { mapPlan } from './map-plan';

function mapTerraform(record: unknown, context: AdapterContext): MappedRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return refuse('not-an-object', '', 'A plan, a message or a scan is a JSON object.');
  if ('format_version' in record) return mapPlan(record, context);
  if ('@message' in record) return mapMessage(record);
  if ('summary' in record) return mapDriftctl(record, context);
  return refuse(
    'unknown-format',
    '',
    'The record is neither a plan as JSON, nor a message of -json, nor the output of driftctl.',
  );
}

/** Terraform and OpenTofu (plans as JSON, messages of -json), and driftctl. */
export const terraformAdapter: Adapter = { name: 'terraform', source: 'terraform', map: mapTerraform };
