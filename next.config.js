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
    '@cedar-policy/cedar-wasm',
  ],
  // Pages get theirs, with a nonce, from proxy.ts; what programs fetch needs nothing at all.
  headers: async () =>
    ['/api/:path*', '/metrics'].map((source) => ({
      source,
      headers: [
        { key: 'content-security-policy', value: "default-src 'none'; frame-ancestors 'none'" },
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'referrer-policy', value: 'no-referrer' },
      ],
    })),
  // Its build for browsers needs a document, which the thread that highlights code does not have.
  turbopack: {
    resolveAlias: {
      'decode-named-character-reference': './node_modules/decode-named-character-reference/index.js',
    },
  },
  experimental: { optimizePackageImports: ['lucide-react', 'recharts', 'radix-ui'] },
};

export default config;
