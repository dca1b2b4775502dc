import { occasionOf } from '@/lib/auth/occasion';
import { removeRepositoryAccess } from '@/lib/commands/sources/remove-repository-access';
import { setRepositoryAccess } from '@/lib/commands/sources/set-repository-access';
import { repositoryAccessStateSchema } from '@/lib/domain/read-models/repository-access';
import { repositoryAccessSchema } from '@/lib/domain/repository-access';
import { handle } from '@/lib/http/handle';
import { getRepositoryAccess } from '@/lib/views/settings/get-repository-access';

/** Where the policy texts of a source's commits are read. */
export const GET = handle({ answer: repositoryAccessStateSchema }, ({ actor, params }) =>
  getRepositoryAccess(actor, params.source!),
);

/** Says where they are read; the token is kept where it is left out. */
export const PUT = handle(
  { permission: 'tokens:write', body: repositoryAccessSchema },
  ({ actor, params, body, request, now }) =>
    setRepositoryAccess(actor, params.source!, body, occasionOf(request.headers, now)),
);

/** Ends the reading and forgets the token. */
export const DELETE = handle({ permission: 'tokens:write' }, ({ actor, params, request, now }) =>
  removeRepositoryAccess(actor, params.source!, occasionOf(request.headers, now)),
);
