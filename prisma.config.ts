import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Read only by Prisma's own command line (`prisma migrate deploy`); the app passes its pool.
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
