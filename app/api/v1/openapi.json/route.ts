import { getConfig } from '@/lib/config/config';
import { describeApi } from '@/lib/http/describe-api';
import { handle } from '@/lib/http/handle';
import packageJson from '@/package.json';
import { API_ROUTES } from './routes';

/** The whole API as an OpenAPI document, generated from the schemas that validate it. */
export const GET = handle({ permission: 'dashboards:read' }, async () =>
  describeApi(API_ROUTES, getConfig().publicUrl, packageJson.version),
);
