/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run verify`, once, with the same compiler.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node itself: they find files beside their own code.
  serverExternalPackages: [
    'pg',
    'pg-copy-streams',
    'pino',
    'prom-client',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
  experimental: { optimizePackageImports: ['lucide-react', 'recharts', 'radix-ui'] },
};

export default config;
